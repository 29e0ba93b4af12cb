import { createAsync } from "@solidjs/router"
import { For, Show, Suspense } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import type { InvoicePage, InvoiceTotals } from "../../../../shared/invoices.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoices } from "../api.ts"
import { CustomLinks } from "../custom-links.tsx"
import { Downloads } from "../downloads/card.tsx"
import { useWelcome } from "../face.tsx"
import { InvoiceTable } from "../invoices/table.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { Ageing } from "./ageing.tsx"
import { Attention } from "./attention.tsx"
import { useOverviewWords } from "./words.ts"
import "./overview.css"

function CurrencyCard(props: { total: InvoiceTotals }) {
  const { t, own, money } = useOverviewWords()
  return (
    <section class="card currency">
      <div>
        <h2 class="soft small">{own().amountDue}</h2>
        <p class="totals-amount">{money(props.total.open)}</p>
        <p class="soft">{t().invoices.open(props.total.openCount)}</p>
        <p classList={{ bad: props.total.overdue.minor > 0, soft: props.total.overdue.minor === 0 }}>
          {props.total.overdue.minor > 0
            ? t().invoices.overdue(money(props.total.overdue))
            : own().nothingOverdue}
        </p>
      </div>
      <div>
        <h2 class="soft small">{own().ageing}</h2>
        <Ageing ageing={props.total.ageing} />
      </div>
    </section>
  )
}

function Open(props: { page: InvoicePage }) {
  const { own } = useOverviewWords()
  const { self, sees } = useSelf()
  return (
    <Show when={props.page.totals.length} fallback={<Empty title={own().allPaid} text={own().allPaidText} />}>
      <For each={props.page.totals}>{(total) => <CurrencyCard total={total} />}</For>
      <section class="stack">
        <div class="toolbar">
          <h2>{own().next}</h2>
          <div class="actions">
            <Show when={sees("statements")}>
              <ButtonLink href={paths.statement}>{own().statement}</ButtonLink>
            </Show>
            <ButtonLink href={paths.invoices}>{own().see}</ButtonLink>
          </div>
        </div>
        <InvoiceTable
          label={own().next}
          rows={props.page.items}
          today={dateIn(self().tenant.timeZone, new Date().toISOString())}
        />
      </section>
    </Show>
  )
}

function Loaded() {
  const page = createAsync(() => getInvoices({ filter: "open", sort: "dueOn", direction: "up", limit: 5 }))
  return <Show when={page()}>{(loaded) => <Open page={loaded()} />}</Show>
}

export function OverviewPage() {
  const { t, own } = useOverviewWords()
  const { self, sees } = useSelf()
  const welcome = useWelcome()
  return (
    <div class="sections">
      <PageTitle>{t().nav.overview}</PageTitle>
      <h1>{own().hello(self().contact.name)}</h1>
      <Show when={welcome()}>
        <p class="soft" dir="auto">
          {welcome()}
        </p>
      </Show>
      <CustomLinks place="home" />
      <Load keys={[getInvoices.key]} skeleton={<PageSkeleton />}>
        <Attention />
        <Show when={sees("invoices")} fallback={<Empty title={own().welcome} text={own().welcomeText} />}>
          <Loaded />
        </Show>
        <Suspense>
          <Downloads />
        </Suspense>
      </Load>
    </div>
  )
}
