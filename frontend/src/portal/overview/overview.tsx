import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import { dateIn } from "../../../../shared/dates.ts"
import type { InvoicePage, InvoiceTotals } from "../../../../shared/invoices.ts"
import { BarChart } from "../../ui/bar-chart.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getInvoices } from "../api.ts"
import { InvoiceTable } from "../invoices/table.tsx"
import { PageTitle } from "../page-title.tsx"
import { paths } from "../paths.ts"
import { useSelf } from "../session.tsx"
import { useWords } from "../words.ts"

const ages = ["current", "days30", "days60", "days90", "older"] as const
const tones = { current: "brand", days30: "warn", days60: "warn", days90: "bad", older: "bad" } as const

function CurrencyCard(props: { total: InvoiceTotals }) {
  const { t, money } = useWords()
  const bars = () =>
    ages.map((age) => ({
      label: t().overview.ages[age],
      value: props.total.ageing[age].minor,
      text: money(props.total.ageing[age]),
      tone: tones[age],
    }))
  return (
    <section class="card currency">
      <div>
        <h2 class="soft small">{t().overview.amountDue}</h2>
        <p class="totals-amount">{money(props.total.open)}</p>
        <p class="soft">{t().overview.openInvoices(props.total.openCount)}</p>
        <p classList={{ bad: props.total.overdue.minor > 0, soft: props.total.overdue.minor === 0 }}>
          {props.total.overdue.minor > 0
            ? t().overview.overdue(money(props.total.overdue))
            : t().overview.nothingOverdue}
        </p>
      </div>
      <div>
        <h2 class="soft small">{t().overview.ageing}</h2>
        <BarChart label={t().overview.ageingOf(props.total.currency)} bars={bars()} />
      </div>
    </section>
  )
}

function Open(props: { page: InvoicePage }) {
  const { t } = useWords()
  const { self } = useSelf()
  return (
    <Show
      when={props.page.totals.length}
      fallback={<Empty title={t().overview.allPaid} text={t().overview.allPaidText} />}
    >
      <For each={props.page.totals}>{(total) => <CurrencyCard total={total} />}</For>
      <section class="stack">
        <div class="toolbar">
          <h2>{t().overview.next}</h2>
          <ButtonLink href={paths.invoices}>{t().overview.see}</ButtonLink>
        </div>
        <InvoiceTable
          label={t().overview.next}
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
  const { t } = useWords()
  const { self } = useSelf()
  return (
    <div class="sections">
      <PageTitle>{t().overview.title}</PageTitle>
      <h1>{t().overview.hello(self().contact.name)}</h1>
      <Load keys={[getInvoices.key]} skeleton={<PageSkeleton />}>
        <Loaded />
      </Load>
    </div>
  )
}
