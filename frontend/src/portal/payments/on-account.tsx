import { Show } from "solid-js"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { Back } from "../documents/parts.tsx"
import { OwnErrors } from "../own-errors.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { leaveFor } from "../pay.ts"
import { PayNote } from "../pay-note.tsx"
import { useSelf } from "../session.tsx"
import { payOnAccount } from "./api.ts"
import { useOnAccountWords } from "./on-account-words.ts"

/** Each press of the button is a payment of its own; a request that the network repeats is not. */
function createOnAccount() {
  return createForm({
    initial: { amount: "" },
    required: ["amount"],
    send: ({ amount }) => payOnAccount({ amount: plainDecimal(amount), idempotencyKey: crypto.randomUUID() }),
    sent: ({ url }) => leaveFor(url),
  })
}

function AmountForm() {
  const { own } = useOnAccountWords()
  const { self } = useSelf()
  const form = createOnAccount()
  return (
    <form class="stack" onSubmit={form.submit} noValidate>
      <div class="pay-amount">
        <TextField
          label={own().amount}
          hint={own().hint}
          {...form.field("amount")}
          inputmode="decimal"
          prefix={self().customer.currency}
          ltr
        />
      </div>
      <Problem error={form.problem()} />
      <div class="actions">
        <Button kind="primary" type="submit" busy={form.busy()} disabled={self().preview !== null}>
          {own().pay}
        </Button>
        <ButtonLink href={paths.payments} kind="quiet">
          {own().cancel}
        </ButtonLink>
      </div>
      <PayNote />
    </form>
  )
}

/** Money in advance, for which there is no invoice yet. */
export function OnAccountPage() {
  const { own } = useOnAccountWords()
  const { self, may } = useSelf()
  return (
    <div class="stack">
      <PageTitle>{own().title}</PageTitle>
      <div>
        <Back href={paths.payments}>{own().back}</Back>
        <h1>{own().title}</h1>
        <p class="soft">{own().text}</p>
      </div>
      <OwnErrors fields={own().fields} reasons={own().reasons}>
        <Show when={may("portal.pay")} fallback={<Empty title={own().noRight} text={own().noRightText} />}>
          <Show
            when={self().payable}
            fallback={<Empty title={own().notOffered} text={own().notOfferedText} />}
          >
            <AmountForm />
          </Show>
        </Show>
      </OwnErrors>
    </div>
  )
}
