import { createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { getOffers, getPlan, getPlanInvoices } from "./api.ts"
import { PlanInvoiceList } from "./invoices.tsx"
import { Limits } from "./limits.tsx"
import { Standing } from "./standing.tsx"
import { Upgrade } from "./upgrade.tsx"
import { usePlanWords } from "./words.ts"
import "./plans.css"

function Loaded() {
  const { own } = usePlanWords()
  const [search] = useSearchParams<{ from?: string }>()
  const view = createAsync(() => getPlan())
  return (
    <Show when={view()}>
      {(known) => (
        <>
          <Show when={search.from === "checkout" && known().subscription}>
            <p class="notice" data-tone="good" role="status">
              {own().returned}
            </p>
          </Show>
          <Standing view={known()} />
          <Show when={!known().subscription && known().plan === "free"}>
            <Load keys={[getOffers.key]} skeleton={<Lines count={4} />}>
              <Upgrade view={known()} />
            </Load>
          </Show>
          <section class="card stack" aria-labelledby="includes">
            <h2 id="includes">{own().includes}</h2>
            <Limits view={known()} />
          </section>
          <Show when={known().isCustomer}>
            <Load keys={[getPlanInvoices.key]} skeleton={<Lines count={3} />}>
              <PlanInvoiceList />
            </Load>
          </Show>
        </>
      )}
    </Show>
  )
}

export function PlanPage() {
  const { own, t } = usePlanWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={t().settings.plan} text={own().text} />
      <div class="narrow stack">
        <Show when={may("plan.manage")} fallback={<p class="notice">{own().forAdmins}</p>}>
          <Load keys={[getPlan.key]} skeleton={<Lines count={6} />}>
            <Loaded />
          </Load>
        </Show>
      </div>
    </>
  )
}
