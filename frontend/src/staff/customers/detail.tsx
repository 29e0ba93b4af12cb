import { createAsync, useParams, useSearchParams } from "@solidjs/router"
import { Match, Show, Switch } from "solid-js"
import type { CustomerDetail } from "../../../../shared/customers.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { LinkTabs } from "../../ui/tabs.tsx"
import { getCustomer } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { CustomerActivity } from "./activity.tsx"
import { BalanceCards } from "./balances.tsx"
import { ContactsCard } from "./contacts.tsx"
import { DetailsCard } from "./details.tsx"
import { CustomerInvoices } from "./invoices.tsx"
import { PreviewButton } from "./preview.tsx"

const tabs = ["contacts", "invoices", "activity"] as const
type Tab = (typeof tabs)[number]

function Sections(props: { detail: CustomerDetail }) {
  const { t } = useWords()
  const [search] = useSearchParams<{ tab?: Tab }>()
  const tab = () => search.tab ?? "contacts"
  const base = () => paths.customer(props.detail.customer.id)
  return (
    <>
      <LinkTabs
        label={t().customers.tabs}
        tabs={tabs.map((name) => ({
          href: name === "contacts" ? base() : `${base()}?tab=${name}`,
          text: t().customers[name],
          current: tab() === name,
        }))}
      />
      <Switch
        fallback={
          <div class="beside">
            <ContactsCard detail={props.detail} />
            <DetailsCard customer={props.detail.customer} />
          </div>
        }
      >
        <Match when={tab() === "invoices"}>
          <CustomerInvoices customerId={props.detail.customer.id} />
        </Match>
        <Match when={tab() === "activity"}>
          <CustomerActivity customerId={props.detail.customer.id} />
        </Match>
      </Switch>
    </>
  )
}

function Customer(props: { id: string }) {
  const words = useWords()
  const { t } = words
  const { may, self } = useStaff()
  const detail = createAsync(() => getCustomer(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageHead
            title={words.name(loaded().customer)}
            text={loaded().customer.number}
            back={{ href: paths.customers, text: t().customers.title }}
          >
            <Show when={may("preview.open") && !self().support}>
              <PreviewButton customerId={props.id} />
            </Show>
            <Show when={may("customers.write")}>
              <ButtonLink href={paths.editCustomer(props.id)}>{t().customers.edit}</ButtonLink>
            </Show>
          </PageHead>
          <BalanceCards balances={loaded().balances} />
          <Sections detail={loaded()} />
        </>
      )}
    </Show>
  )
}

export function CustomerPage() {
  const params = useParams<{ id: string }>()
  return (
    <Load keys={[getCustomer.keyFor(params.id)]} skeleton={<PageSkeleton />}>
      <Customer id={params.id} />
    </Load>
  )
}
