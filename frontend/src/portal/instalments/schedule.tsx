import { Show } from "solid-js"
import type { PartState } from "../../../../shared/instalment-parts.ts"
import type { InstalmentsView } from "../../../../shared/instalments.ts"
import { subtract } from "../../../../shared/money.ts"
import { Badge, type Tone } from "../../ui/badge.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { useInstalmentWords } from "./words.ts"

type Part = InstalmentsView["parts"][number]
type Row = Part & { at: number }

const tones: Record<PartState, Tone> = { paid: "green", overdue: "red", due: "blue", upcoming: "neutral" }

/** Numbered as they were agreed on; what is owed besides them has no number. */
const rowsOf = (parts: Part[]): Row[] => {
  const besides = parts.filter(({ planned }) => !planned).length
  return parts.map((part, at) => ({ ...part, at: at + 1 - besides }))
}

/** In which parts the invoice is paid, and how each stands today. */
export function Instalments(props: { schedule: InstalmentsView }) {
  const { own, date, money } = useInstalmentWords()
  const rows = () => rowsOf(props.schedule.parts)
  const count = () => rows().filter(({ planned }) => planned).length
  const columns = (): Column<Row>[] => [
    {
      heading: own().number,
      main: true,
      cell: (row) => (row.planned ? own().nth(row.at, count()) : own().besides),
    },
    { heading: own().dueOn, cell: (row) => date(row.dueOn) },
    {
      heading: own().state,
      cell: (row) => <Badge tone={tones[row.state]}>{own().states[row.state]}</Badge>,
    },
    {
      heading: own().amount,
      numeric: true,
      cell: (row) => (
        <>
          {money(row.amount)}
          <Show when={row.paid.minor > 0 && row.paid.minor < row.amount.minor}>
            <span class="under">{own().left(money(subtract(row.amount, row.paid)))}</span>
          </Show>
        </>
      ),
    },
  ]
  return (
    <section class="stack" aria-labelledby="instalments">
      <div>
        <h2 id="instalments">{own().title}</h2>
        <p class="soft small">{own().text}</p>
      </div>
      <DataTable label={own().title} columns={columns()} rows={rows()} />
    </section>
  )
}
