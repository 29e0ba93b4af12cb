import { A } from "@solidjs/router"
import { Show } from "solid-js"
import type { RetainerView } from "../../../../shared/retainers.ts"
import { Badge } from "../../ui/badge.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { DocumentNumber } from "../../ui/document-number.tsx"
import { Empty } from "../../ui/empty.tsx"
import type { Column } from "../../ui/table.tsx"
import { PageHead } from "../page-head.tsx"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { getCustomerRetainers, getRetainers } from "./api.ts"
import { useRetainerWords } from "./words.ts"

const tones = { draft: "neutral", published: "green", void: "neutral" } as const

export function RetainerBadge(props: { document: RetainerView["document"] }) {
  const { own } = useRetainerWords()
  return <Badge tone={tones[props.document]}>{own().states[props.document]}</Badge>
}

function columnsOf(
  { own, t, name, money }: ReturnType<typeof useRetainerWords>,
  withCustomer: boolean,
): Column<RetainerView>[] {
  const customer: Column<RetainerView> = {
    heading: t().invoices.customer,
    cell: (retainer) => (
      <A href={paths.customer(retainer.customerId)} class="quiet">
        <bdi>{retainer.customerName}</bdi>
      </A>
    ),
  }
  return [
    {
      heading: own().name,
      main: true,
      cell: (retainer) => (
        <>
          <A href={paths.retainer(retainer.customerId, retainer.id)}>
            <bdi>{name(retainer)}</bdi>
          </A>
          <Show when={retainer.number}>
            <span class="under">
              <DocumentNumber of={retainer.number} />
            </span>
          </Show>
        </>
      ),
    },
    ...(withCustomer ? [customer] : []),
    { heading: own().state, cell: (retainer) => <RetainerBadge document={retainer.document} /> },
    { heading: own().received, cell: (retainer) => money(retainer.received) },
    { heading: own().drawn, cell: (retainer) => money(retainer.drawn) },
    { heading: own().remaining, numeric: true, cell: (retainer) => money(retainer.remaining) },
  ]
}

function NewRetainer(props: { customerId?: string; primary?: boolean }) {
  const { own } = useRetainerWords()
  const { may } = useStaff()
  return (
    <Show when={may("documents.write")}>
      <ButtonLink href={paths.newRetainer(props.customerId)} kind={props.primary ? "primary" : "plain"}>
        {own().new}
      </ButtonLink>
    </Show>
  )
}

export function CustomerRetainers(props: { customerId: string }) {
  const words = useRetainerWords()
  const { own } = words
  return (
    <>
      <div class="actions" data-end="">
        <NewRetainer customerId={props.customerId} />
      </div>
      <PagedTable
        label={own().title}
        keys={[getCustomerRetainers.key]}
        columns={columnsOf(words, false)}
        load={() => getCustomerRetainers(props.customerId)}
        empty={<Empty title={own().emptyCustomer} text={own().emptyText} />}
      />
    </>
  )
}

export function RetainersPage() {
  const words = useRetainerWords()
  const { own } = words
  return (
    <>
      <PageHead title={own().title} text={own().text}>
        <NewRetainer primary />
      </PageHead>
      <PagedTable
        label={own().title}
        keys={[getRetainers.key]}
        columns={columnsOf(words, true)}
        load={(after) => getRetainers({ after })}
        empty={
          <Empty title={own().empty} text={own().emptyText}>
            <NewRetainer />
          </Empty>
        }
      />
    </>
  )
}
