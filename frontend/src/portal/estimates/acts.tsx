import { createSignal, Show } from "solid-js"
import type { EstimateDetail } from "../../../../shared/estimates.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Said } from "../documents/parts.tsx"
import { files } from "../documents/paths.ts"
import { useDocumentWords } from "../documents/words.ts"
import { paths } from "../paths.ts"
import { askAbout } from "../queries/about.ts"
import { useSelf } from "../session.tsx"
import { AcceptDialog, DeclineDialog } from "./decide.tsx"
import { useEstimateWords } from "./words.ts"

/** What became of it, in a sentence. */
function Outcome(props: { detail: EstimateDetail }) {
  const { own, date, instant } = useEstimateWords()
  const { may } = useSelf()
  const said = () => {
    const { state, estimate } = props.detail
    const { accepted, declined } = estimate
    if (accepted) {
      const order = accepted.purchaseOrder ? ` ${own().purchaseOrderIs(accepted.purchaseOrder)}` : ""
      const invoiced = state === "invoiced" ? ` ${own().invoiced}` : ""
      const text = own().acceptedBy(accepted.name, instant(accepted.at)) + order + invoiced
      return { tone: "good", text } as const
    }
    if (declined)
      return {
        tone: "neutral",
        text: `${own().declinedOn(instant(declined.at))} ${declined.reason}`,
      } as const
    if (state === "expired")
      return { tone: "neutral", text: own().expiredText(date(estimate.expiresOn)) } as const
    if (state === "void") return { tone: "neutral", text: own().voidText } as const
    return may("portal.decideEstimates") ? undefined : ({ tone: "neutral", text: own().mayNot } as const)
  }
  return <Show when={said()}>{(news) => <Said tone={news().tone}>{news().text}</Said>}</Show>
}

export function EstimateActs(props: { detail: EstimateDetail }) {
  const { own, language } = useEstimateWords()
  const { own: document } = useDocumentWords()
  const { acts, sees } = useSelf()
  const [deciding, setDeciding] = createSignal<"accept" | "decline">()
  const close = () => setDeciding(undefined)
  const { id } = props.detail.estimate
  return (
    <div class="stack">
      <Outcome detail={props.detail} />
      <div class="actions">
        <Show when={props.detail.decidable && acts("portal.decideEstimates")}>
          <Button kind="primary" onClick={() => setDeciding("accept")}>
            {own().accept}
          </Button>
          <Button onClick={() => setDeciding("decline")}>{own().decline}</Button>
        </Show>
        <Show when={sees("invoices") && props.detail.estimate.invoiceId}>
          {(invoiceId) => <ButtonLink href={paths.invoice(invoiceId())}>{own().seeInvoice}</ButtonLink>}
        </Show>
        <DownloadLink href={files.estimate(id, language())}>{document().download}</DownloadLink>
      </div>
      <Show when={sees("queries") && acts("portal.queries")}>
        <div class="actions">
          <ButtonLink href={askAbout("estimate", id)} kind="quiet">
            {own().ask}
          </ButtonLink>
        </div>
      </Show>
      <AcceptDialog open={deciding() === "accept"} detail={props.detail} close={close} />
      <DeclineDialog open={deciding() === "decline"} detail={props.detail} close={close} />
    </div>
  )
}
