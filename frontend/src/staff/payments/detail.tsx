import { createAsync, useParams } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard } from "../session.tsx"
import { Allocations } from "./allocations.tsx"
import { getPayment } from "./api.ts"
import { PaymentAside } from "./aside.tsx"
import { PaymentBadge } from "./badge.tsx"
import { DisputeCard } from "./dispute.tsx"
import { Notices } from "./notices.tsx"
import { RefundDialog } from "./refund.tsx"
import { Story } from "./story.tsx"
import { usePaymentWords } from "./words.ts"
import "../documents/documents.css"

function Payment(props: { customerId: string; id: string }) {
  const { own, money } = usePaymentWords()
  const payment = createAsync(() => getPayment(props.customerId, props.id))
  const [refunding, setRefunding] = createSignal(false)
  return (
    <Show when={payment()}>
      {(loaded) => (
        <>
          <PageHead
            title={own().title(money(loaded().amount))}
            text={own().from(loaded().customerName ?? "")}
            back={{ href: paths.payments, text: own().back }}
            beside={<PaymentBadge payment={loaded()} />}
          />
          <div class="beside">
            <div class="sections">
              <Notices payment={loaded()} />
              <For each={loaded().disputes}>
                {(dispute) => <DisputeCard dispute={dispute} stripeUrl={loaded().stripeUrl} />}
              </For>
              <Allocations payment={loaded()} />
              <Story payment={loaded()} />
            </div>
            <PaymentAside payment={loaded()} refund={() => setRefunding(true)} />
          </div>
          <RefundDialog payment={loaded()} open={refunding()} close={() => setRefunding(false)} />
        </>
      )}
    </Show>
  )
}

export function PaymentPage() {
  const params = useParams<{ customerId: string; id: string }>()
  return (
    <Guard needs="payments.read">
      <Load keys={[getPayment.key]} skeleton={<PageSkeleton />}>
        <Payment customerId={params.customerId} id={params.id} />
      </Load>
    </Guard>
  )
}
