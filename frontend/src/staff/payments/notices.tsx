import { revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import type { StaffPayment } from "../../../../shared/payments.ts"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useStaff } from "../session.tsx"
import { payments, reloadPayments } from "./api.ts"
import { usePaymentWords } from "./words.ts"

/** What somebody has to know before anything else: Stripe has not answered, or money did not arrive. */
export function Notices(props: { payment: StaffPayment }) {
  const { own } = usePaymentWords()
  const { may } = useStaff()
  const { customerId, id } = props.payment
  const asking = createAction(async () => {
    await payments.refresh(customerId, id)
    await revalidate(reloadPayments)
  })
  const has = (state: "asked" | "failed") => props.payment.refunds.some((refund) => refund.state === state)
  return (
    <>
      <Show when={has("asked")}>
        <div class="notice stack" data-tone="warn">
          <p class="strong">{own().asked}</p>
          <p>{own().askedText}</p>
          <Problem error={asking.error()} />
          <Show when={may("payments.write")}>
            <div class="actions">
              <Button busy={asking.busy()} onClick={() => asking.run()}>
                {own().askNow}
              </Button>
            </div>
          </Show>
        </div>
      </Show>
      <Show when={has("failed")}>
        <div class="notice" data-tone="bad">
          <p class="strong">{own().failedTitle}</p>
          <p>{own().failedText}</p>
        </div>
      </Show>
    </>
  )
}
