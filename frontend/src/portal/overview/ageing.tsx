import type { InvoiceTotals } from "../../../../shared/invoices.ts"
import { BarChart } from "../../ui/bar-chart.tsx"
import { useAgeingWords } from "./ageing-words.ts"

const ages = ["current", "days30", "days60", "days90", "older"] as const
const tones = { current: "brand", days30: "warn", days60: "warn", days90: "bad", older: "bad" } as const

/** Open amounts of one currency by how long they are due: bars to see, a table to read and copy. */
export function Ageing(props: { ageing: InvoiceTotals["ageing"] }) {
  const { own, money } = useAgeingWords()
  const bars = () =>
    ages.map((age) => ({
      label: own().ages[age],
      value: props.ageing[age].minor,
      text: money(props.ageing[age]),
      tone: tones[age],
    }))
  return <BarChart label={own().label(props.ageing.current.currency)} bars={bars()} />
}
