import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { EstimateSummary } from "../../../../shared/estimates.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import type { Column } from "../../ui/table.tsx"
import { PageHead } from "../page-head.tsx"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getCustomerEstimates, getEstimates } from "./api.ts"
import { EstimateBadge } from "./badge.tsx"
import { useEstimateWords } from "./words.ts"

function columnsOf(
  { own, t, date, money }: ReturnType<typeof useEstimateWords>,
  withCustomer: boolean,
): Column<EstimateSummary>[] {
  const customer: Column<EstimateSummary> = {
    heading: t().invoices.customer,
    cell: (line) => (
      <A href={paths.customer(line.customerId)} class="quiet">
        <bdi>{line.customerName}</bdi>
      </A>
    ),
  }
  return [
    {
      heading: own().number,
      main: true,
      cell: (line) => (
        <A href={paths.estimate(line.customerId, line.id)} class="nowrap">
          <bdi>{line.number || own().draft}</bdi>
        </A>
      ),
    },
    ...(withCustomer ? [customer] : []),
    { heading: own().issuedOn, cell: (line) => <span class="nowrap">{date(line.issuedOn)}</span> },
    { heading: own().expiresOn, cell: (line) => <span class="nowrap">{date(line.expiresOn)}</span> },
    { heading: own().state, cell: (line) => <EstimateBadge state={line.state} /> },
    { heading: own().amount, numeric: true, cell: (line) => money(line.total) },
  ]
}

export function NewEstimate(props: { customerId?: string; primary?: boolean }) {
  const { own } = useEstimateWords()
  const { may } = useStaff()
  return (
    <Show when={may("documents.write")}>
      <ButtonLink href={paths.newEstimate(props.customerId)} kind={props.primary ? "primary" : "plain"}>
        {own().new}
      </ButtonLink>
    </Show>
  )
}

export function CustomerEstimates(props: { customerId: string }) {
  const words = useEstimateWords()
  const { own } = words
  return (
    <>
      <div class="actions" data-end="">
        <NewEstimate customerId={props.customerId} />
      </div>
      <PagedTable
        label={own().title}
        keys={[getCustomerEstimates.key]}
        columns={columnsOf(words, false)}
        load={() => getCustomerEstimates(props.customerId)}
        empty={<Empty title={own().emptyCustomer} text={own().emptyText} />}
      />
    </>
  )
}

export function EstimatesPage() {
  const words = useEstimateWords()
  const { own } = words
  return (
    <>
      <PageHead title={own().title} text={own().text}>
        <NewEstimate primary />
      </PageHead>
      <PagedTable
        label={own().title}
        keys={[getEstimates.key]}
        columns={columnsOf(words, true)}
        load={(after) => getEstimates({ after })}
        empty={
          <Empty title={own().empty} text={own().emptyText}>
            <NewEstimate />
          </Empty>
        }
      />
    </>
  )
}
