import { createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { getInvoices } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { SampleButton } from "../sample-data/offer.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { InvoiceTable } from "./table.tsx"
import { useInvoiceWords } from "./words.ts"

export function NewInvoice(props: { customerId?: string; primary?: boolean }) {
  const { own } = useInvoiceWords()
  const { may } = useStaff()
  return (
    <Show when={may("documents.write")}>
      <ButtonLink href={paths.newInvoice(props.customerId)} kind={props.primary ? "primary" : "plain"}>
        {own().new}
      </ButtonLink>
    </Show>
  )
}

function NoInvoices() {
  const { t } = useWords()
  const { may } = useStaff()
  return (
    <Empty title={t().invoices.empty} text={t().invoices.emptyText}>
      <Show when={may("imports.write")}>
        <ButtonLink href={paths.imports} kind="primary">
          {t().customers.import}
        </ButtonLink>
      </Show>
      <SampleButton />
    </Empty>
  )
}

function Invoices(props: { after: string | undefined }) {
  const { t } = useWords()
  const page = createAsync(() => getInvoices({ after: props.after }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<NoInvoices />}>
          <InvoiceTable label={t().invoices.title} rows={loaded().items} withCustomer />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

export function InvoicesPage() {
  const { t } = useWords()
  const [search] = useSearchParams<{ after?: string }>()
  return (
    <>
      <PageHead title={t().invoices.title} text={t().invoices.text}>
        <NewInvoice primary />
      </PageHead>
      <Load keys={[getInvoices.key]} skeleton={<TableSkeleton rows={10} columns={6} />}>
        <Invoices after={search.after} />
      </Load>
    </>
  )
}
