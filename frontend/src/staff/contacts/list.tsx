import { A, createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import type { ContactFilters, ContactLine } from "../../../../shared/customers.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { DownloadLink } from "../../ui/download.tsx"
import { Empty } from "../../ui/empty.tsx"
import { SelectField } from "../../ui/field.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { contactsFile, getContacts } from "../api.ts"
import { useInvitationWords } from "../invitations/words.ts"
import { PageHead } from "../page-head.tsx"
import { Pager } from "../pager.tsx"
import { paths } from "../paths.ts"
import { SearchBox } from "../search-box.tsx"
import { type ChosenContacts, ChosenContactsBar, createChosenContacts } from "./chosen.tsx"
import { useContactWords } from "./words.ts"

const filterNames = ["search", "state", "role", "mail"] as const
type InAddress = Partial<Record<(typeof filterNames)[number] | "after", string>>

const filtersIn = (address: InAddress) =>
  Object.fromEntries(
    filterNames.flatMap((name) => (address[name] ? [[name, address[name]]] : [])),
  ) as ContactFilters
const isFiltered = (address: InAddress) => filterNames.some((name) => address[name])

function Filters(props: { address: InAddress; change: (to: InAddress) => void }) {
  const { t, own } = useContactWords()
  const set = (name: keyof InAddress) => (value: string) =>
    props.change({ [name]: value || undefined, after: undefined })
  const optionsOf = (texts: Record<string, string>) => [
    { value: "", text: own().any },
    ...Object.entries(texts).map(([value, text]) => ({ value, text })),
  ]
  const clear = () =>
    props.change(Object.fromEntries([...filterNames, "after"].map((name) => [name, undefined])))
  return (
    <search class="filters" aria-label={own().filters}>
      <SelectField
        label={own().state}
        value={props.address.state ?? ""}
        onInput={set("state")}
        options={optionsOf(own().states)}
      />
      <SelectField
        label={own().role}
        value={props.address.role ?? ""}
        onInput={set("role")}
        options={optionsOf(t().customers.roles)}
      />
      <SelectField
        label={own().mail}
        value={props.address.mail ?? ""}
        onInput={set("mail")}
        options={optionsOf({ trouble: own().mailTrouble })}
      />
      <Show when={isFiltered(props.address)}>
        <Button kind="quiet" onClick={clear}>
          {own().clear}
        </Button>
      </Show>
    </search>
  )
}

const tones = { active: "green", invited: "blue", expired: "amber", notInvited: "neutral" } as const

function useColumns() {
  const { t, own, ago } = useContactWords()
  const invitations = useInvitationWords()
  return (): Column<ContactLine>[] => [
    {
      heading: own().contact,
      main: true,
      cell: (line) => (
        <>
          <A href={paths.customerTab(line.customerId, "contacts")}>
            <bdi>{line.name}</bdi>
          </A>
          <span class="under">
            <bdi dir="ltr">{line.email}</bdi>
          </span>
        </>
      ),
    },
    {
      heading: own().customer,
      cell: (line) => (
        <A href={paths.customer(line.customerId)}>
          <bdi>{line.customerName}</bdi>
        </A>
      ),
    },
    { heading: own().role, cell: (line) => t().customers.roles[line.role] },
    {
      heading: own().state,
      cell: (line) => (
        <>
          <Badge tone={tones[line.invitation]}>{own().states[line.invitation]}</Badge>{" "}
          <Show when={line.mail}>
            {(mail) => <Badge tone="red">{invitations.own().mailTrouble[mail().state]}</Badge>}
          </Show>
        </>
      ),
    },
    { heading: own().lastHere, cell: (line) => line.lastSeenAt && ago(line.lastSeenAt) },
  ]
}

function Nobody(props: { address: InAddress }) {
  const { own } = useContactWords()
  return (
    <Show
      when={isFiltered(props.address)}
      fallback={
        <Empty title={own().empty} text={own().emptyText}>
          <ButtonLink href={paths.customers} kind="primary">
            {own().toCustomers}
          </ButtonLink>
        </Empty>
      }
    >
      <Empty title={own().noMatch} text={own().noMatchText}>
        <ButtonLink href={paths.contacts}>{own().clear}</ButtonLink>
      </Empty>
    </Show>
  )
}

function ContactTable(props: { address: InAddress; chosen: ChosenContacts }) {
  const { own } = useContactWords()
  const columns = useColumns()
  const page = createAsync(() => getContacts({ ...filtersIn(props.address), after: props.address.after }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show when={loaded().items.length} fallback={<Nobody address={props.address} />}>
          <DataTable
            label={own().title}
            columns={columns()}
            rows={loaded().items}
            choosing={props.chosen.choosing()}
          />
          <Pager next={loaded().next} after={props.address.after} />
        </Show>
      )}
    </Show>
  )
}

export function ContactsPage() {
  const { own } = useContactWords()
  const chosen = createChosenContacts()
  const [address, setAddress] = useSearchParams<InAddress>()
  return (
    <>
      <PageHead title={own().title} text={own().text} />
      <div class="list-tools">
        <SearchBox
          label={own().search}
          placeholder={own().searchHint}
          value={address.search ?? ""}
          onSearch={(text) => setAddress({ search: text || undefined, after: undefined })}
        />
        <DownloadLink href={contactsFile(filtersIn(address))} kind="quiet">
          {own().csv}
        </DownloadLink>
      </div>
      <Filters address={address} change={setAddress} />
      <Load keys={[getContacts.key]} skeleton={<TableSkeleton rows={8} columns={5} />}>
        <ContactTable address={address} chosen={chosen} />
      </Load>
      <ChosenContactsBar chosen={chosen} />
    </>
  )
}
