import { revalidate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import type { PartState } from "../../../../shared/instalment-parts.ts"
import type { InstalmentsView } from "../../../../shared/instalments.ts"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import { subtract } from "../../../../shared/money.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import { invoices } from "../documents/api.ts"
import { reloadInvoices } from "../invoices/acts.ts"
import { useStaff } from "../session.tsx"
import { InstalmentDialog } from "./dialog.tsx"
import { useInstalmentWords } from "./words.ts"

const tones: Record<PartState, Tone> = { paid: "green", overdue: "red", due: "blue", upcoming: "neutral" }

function PartRow(props: { part: InstalmentsView["parts"][number] }) {
  const { own, date, money } = useInstalmentWords()
  const partly = () => props.part.paid.minor > 0 && props.part.paid.minor < props.part.amount.minor
  return (
    <li>
      <span>
        {date(props.part.dueOn)}{" "}
        <Badge tone={tones[props.part.state]}>{own().states[props.part.state]}</Badge>
        <Show when={!props.part.planned}>
          <span class="under">{own().besides}</span>
        </Show>
      </span>
      <span class="number">
        {money(props.part.amount)}
        <Show when={partly()}>
          <span class="under">{own().left(money(subtract(props.part.amount, props.part.paid)))}</span>
        </Show>
      </span>
    </li>
  )
}

function createEnd() {
  const { own, money, date } = useInstalmentWords()
  const toast = useToast()
  return ({ invoice, due }: InvoiceDetail, replaces: string): Asked => ({
    title: own().endTitle(invoice.number),
    text: own().endText(money(due), date(invoice.dueOn)),
    action: own().end,
    run: async () => {
      await invoices.endInstalments(invoice.customerId, invoice.id, { replaces })
      toast(own().endedNow)
      await revalidate(reloadInvoices)
    },
  })
}

/** In which parts the invoice is paid, how each stands, and what can be done about it while anything is open. */
export function InstalmentsCard(props: { detail: InvoiceDetail }) {
  const { own, t } = useInstalmentWords()
  const { may } = useStaff()
  const [editing, setEditing] = createSignal(false)
  const [asked, setAsked] = createSignal<Asked>()
  const end = createEnd()
  const schedule = () => props.detail.instalments
  const able = () => may("payments.write") && props.detail.due.minor > 0
  return (
    <section class="card" aria-labelledby="instalments">
      <header class="card-head">
        <div>
          <h2 id="instalments">{own().title}</h2>
          <p class="soft small">{schedule() ? own().text : own().none}</p>
        </div>
        <Show when={able()}>
          <div class="actions">
            <Show when={schedule()}>
              {(now) => (
                <Button kind="quiet" onClick={() => setAsked(end(props.detail, now().id))}>
                  {own().end}
                </Button>
              )}
            </Show>
            <Button onClick={() => setEditing(true)}>{schedule() ? own().change : own().agree}</Button>
          </div>
        </Show>
      </header>
      <Show when={schedule()}>
        {(now) => (
          <ul class="ledger">
            <For each={now().parts}>{(part) => <PartRow part={part} />}</For>
          </ul>
        )}
      </Show>
      <InstalmentDialog open={editing()} detail={props.detail} close={() => setEditing(false)} />
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </section>
  )
}
