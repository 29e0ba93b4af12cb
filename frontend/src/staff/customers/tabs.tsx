import { useSearchParams } from "@solidjs/router"
import { Suspense } from "solid-js"
import { Dynamic } from "solid-js/web"
import type { CustomerDetail } from "../../../../shared/customers.ts"
import { page } from "../../lib/page.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { LinkTabs } from "../../ui/tabs.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { CustomerActivity } from "./activity.tsx"
import { ContactsCard } from "./contacts.tsx"
import { DetailsCard } from "./details.tsx"
import { CustomerInvoices } from "./invoices.tsx"
import { ManagerCard } from "./manager.tsx"

type Props = { customerId: string }

const CreditNotes = page<Props>(() =>
  import("../credit-notes/customer.tsx").then((module) => module.CustomerCreditNotes),
)
const Estimates = page<Props>(() =>
  import("../estimates/list.tsx").then((module) => module.CustomerEstimates),
)
const Projects = page<Props>(() => import("../projects/list.tsx").then((module) => module.CustomerProjects))
const Retainers = page<Props>(() =>
  import("../retainers/list.tsx").then((module) => module.CustomerRetainers),
)
const AutomaticPayments = page<Props>(() =>
  import("../autopay/customer.tsx").then((module) => module.CustomerAutopay),
)
const Queries = page<Props>(() => import("../queries/list.tsx").then((module) => module.CustomerQueries))
const Downloads = page<Props>(() =>
  import("../downloads/customer.tsx").then((module) => module.CustomerDownloads),
)
const Statement = page<{ detail: CustomerDetail }>(() =>
  import("../statements/tab.tsx").then((module) => module.StatementTab),
)
const Visibility = page<{ detail: CustomerDetail }>(() =>
  import("./visibility.tsx").then((module) => module.CustomerVisibility),
)

const Overview = (props: { detail: CustomerDetail }) => (
  <div class="beside">
    <ContactsCard detail={props.detail} />
    <div class="stack">
      <DetailsCard customer={props.detail.customer} />
      <ManagerCard customer={props.detail.customer} />
    </div>
  </div>
)

const tabs = {
  contacts: Overview,
  invoices: CustomerInvoices,
  creditNotes: CreditNotes,
  statement: Statement,
  estimates: Estimates,
  projects: Projects,
  retainers: Retainers,
  autopay: AutomaticPayments,
  queries: Queries,
  downloads: Downloads,
  visibility: Visibility,
  activity: CustomerActivity,
}
type Tab = keyof typeof tabs

/** Everything of one customer, each part at an address of its own. */
export function CustomerTabs(props: { detail: CustomerDetail }) {
  const { t } = useWords()
  const [search] = useSearchParams<{ tab?: Tab }>()
  const tab = () => (search.tab && search.tab in tabs ? search.tab : "contacts")
  const id = () => props.detail.customer.id
  const names = (): Record<Tab, string> => ({
    contacts: t().customers.contacts,
    invoices: t().customers.invoices,
    creditNotes: t().app.creditNotes,
    statement: t().customers.statement,
    estimates: t().app.estimates,
    projects: t().app.projects,
    retainers: t().app.retainers,
    autopay: t().customers.autopay,
    queries: t().app.queries,
    downloads: t().settings.downloads,
    visibility: t().customers.visibility,
    activity: t().customers.activity,
  })
  return (
    <>
      <LinkTabs
        label={t().customers.tabs}
        tabs={(Object.keys(tabs) as Tab[]).map((name) => ({
          href: name === "contacts" ? paths.customer(id()) : paths.customerTab(id(), name),
          text: names()[name],
          current: tab() === name,
        }))}
      />
      <Suspense fallback={<PageSkeleton />}>
        <Dynamic component={tabs[tab()]} detail={props.detail} customerId={id()} />
      </Suspense>
    </>
  )
}
