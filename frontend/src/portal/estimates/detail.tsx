import { createAsync, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { EstimateDetail } from "../../../../shared/estimates.ts"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { DocumentLines } from "../documents/lines.tsx"
import { Back, DocumentHead, Facts, Remarks, referenceFact } from "../documents/parts.tsx"
import { discountBelow, Sums } from "../documents/sums.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { EstimateActs } from "./acts.tsx"
import { getEstimate } from "./api.ts"
import { EstimateBadge } from "./badge.tsx"
import { useEstimateWords } from "./words.ts"

function EstimateSums(props: { detail: EstimateDetail }) {
  const { own } = useDocumentWords()
  const rows = () => {
    const { estimate } = props.detail
    return [
      { text: own().subtotal, amount: estimate.subtotal, always: true },
      { text: own().discount, amount: discountBelow(estimate) },
      { text: own().taxTotal, amount: estimate.tax },
      { text: own().total, amount: estimate.total, always: true, strong: true },
    ]
  }
  return <Sums rows={rows()} />
}

function Estimate(props: { id: string }) {
  const { own, date, money } = useEstimateWords()
  const { own: document } = useDocumentWords()
  const detail = createAsync(() => getEstimate(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => {
        const estimate = () => loaded().estimate
        return (
          <>
            <PageTitle>{own().title(estimate().number)}</PageTitle>
            <DocumentHead
              title={own().title(estimate().number)}
              badge={<EstimateBadge state={loaded().state} />}
              figure={{ text: document().total, amount: money(estimate().total) }}
            />
            <div class="invoice-body card">
              <Facts
                facts={[
                  { term: document().issued, value: date(estimate().issuedOn) },
                  { term: own().until, value: date(estimate().expiresOn) },
                  referenceFact(document().reference, estimate().reference),
                ]}
              />
              <EstimateActs detail={loaded()} />
            </div>
            <DocumentLines lines={estimate().lines} pricesIncludeTax={estimate().pricesIncludeTax} />
            <EstimateSums detail={loaded()} />
            <Remarks notes={estimate().notes} terms={estimate().terms} />
          </>
        )
      }}
    </Show>
  )
}

export function EstimatePage() {
  const { own } = useEstimateWords()
  const params = useParams<{ id: string }>()
  return (
    <div class="sections">
      <Back href={paths.estimates}>{own().back}</Back>
      <Load keys={[getEstimate.keyFor(params.id)]} skeleton={<PageSkeleton />}>
        <Estimate id={params.id} />
      </Load>
    </div>
  )
}
