import { useSearchParams } from "@solidjs/router"
import { type Accessor, createSignal } from "solid-js"
import type { InvoiceSummary } from "../../../../shared/invoices.ts"
import type { Choice } from "./table.tsx"

/** As many as one payment or one file may hold. */
export const chosenMax = 50

/** Invoices chosen to be saved or paid together, at first those that the address names. */
export function createChoice(listed: Accessor<InvoiceSummary[]>) {
  const [search] = useSearchParams<{ chosen?: string }>()
  const named = search.chosen?.split(",") ?? []
  const [rows, setRows] = createSignal(listed().filter((row) => named.includes(row.id)))
  const chosen = (id: string) => rows().some((row) => row.id === id)
  const choice: Choice = {
    chosen,
    able: (row) => chosen(row.id) || rows().length < chosenMax,
    toggle: (row) =>
      setRows((all) => (chosen(row.id) ? all.filter((each) => each.id !== row.id) : [...all, row])),
  }
  return { rows, choice, clear: () => setRows([]) }
}
