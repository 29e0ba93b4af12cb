import { A } from "@solidjs/router"
import { createSignal, For } from "solid-js"
import Columns from "~icons/lucide/columns-3"
import type { CustomerLine } from "../../../../shared/customers.ts"
import { Badge } from "../../ui/badge.tsx"
import { Menu } from "../../ui/menu.tsx"
import type { Column } from "../../ui/table.tsx"
import { Amounts } from "../amounts.tsx"
import { paths } from "../paths.ts"
import { SampleBadge } from "../sample-data/badge.tsx"
import { useListWords } from "./list-words.ts"

const optional = ["number", "email", "phone", "portal", "visibility"] as const
type Optional = (typeof optional)[number]
const shownAtFirst: Optional[] = ["number", "portal"]
const keptAt = "customers-columns"

function readKept(): Optional[] {
  const kept = localStorage.getItem(keptAt)
  return kept === null ? shownAtFirst : optional.filter((name) => kept.split(",").includes(name))
}

const tones = { active: "green", invited: "blue", neverInvited: "neutral", nobody: "amber" } as const

/** Which columns a person wants to see, kept in their browser. */
export function createColumns() {
  const words = useListWords()
  const { t, own } = words
  const [shown, setShown] = createSignal(readKept())
  const toggle = (name: Optional) => {
    setShown((all) => optional.filter((each) => (each === name) !== all.includes(each)))
    localStorage.setItem(keptAt, shown().join(","))
  }
  const of: Record<Optional, () => Column<CustomerLine>> = {
    number: () => ({
      heading: t().customers.number,
      cell: (line) => line.number && <bdi>{line.number}</bdi>,
    }),
    email: () => ({
      heading: t().customers.email,
      cell: (line) => line.email && <bdi dir="ltr">{line.email}</bdi>,
    }),
    phone: () => ({ heading: own().phone, cell: (line) => line.phone && <bdi dir="ltr">{line.phone}</bdi> }),
    portal: () => ({
      heading: own().portal,
      cell: (line) => <Badge tone={tones[line.portal]}>{own().portals[line.portal]}</Badge>,
    }),
    visibility: () => ({
      heading: own().visibility,
      cell: (line) => line.ownVisibility && own().ownVisibility,
    }),
  }
  const columns = (): Column<CustomerLine>[] => [
    {
      heading: t().customers.name,
      main: true,
      cell: (line) => (
        <>
          <A href={paths.customer(line.id)}>
            <bdi>{words.name(line)}</bdi>
          </A>{" "}
          <SampleBadge of={line} />
        </>
      ),
    },
    ...shown().map((name) => of[name]()),
    {
      heading: t().customers.outstanding,
      numeric: true,
      cell: (line) => <Amounts amounts={line.outstanding} none={t().customers.nothingOutstanding} />,
    },
  ]
  return { columns, shown, toggle, headingOf: (name: Optional) => of[name]().heading }
}

export function ColumnMenu(props: { columns: ReturnType<typeof createColumns> }) {
  const { own } = useListWords()
  return (
    <Menu
      label={own().columns}
      trigger={
        <>
          <Columns aria-hidden="true" />
          {own().columns}
        </>
      }
    >
      <For each={optional}>
        {(name) => (
          <label class="menu-choice">
            <input
              type="checkbox"
              checked={props.columns.shown().includes(name)}
              onChange={() => props.columns.toggle(name)}
            />
            {props.columns.headingOf(name)}
          </label>
        )}
      </For>
    </Menu>
  )
}
