import { Show } from "solid-js"
import type { CustomerFilters, ListCustomers } from "../../../../shared/customers.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField } from "../../ui/field.tsx"
import { useListWords } from "./list-words.ts"

/** As they stand in the address, so that what was found can be shared and gone back to. */
export type InAddress = Partial<Record<keyof ListCustomers | "after", string>>

export const filterNames = ["search", "portal", "owing", "visibility"] as const

/** What the address says, as the server takes it. */
export const filtersIn = (address: InAddress) =>
  Object.fromEntries(
    filterNames.flatMap((name) => (address[name] ? [[name, address[name]]] : [])),
  ) as CustomerFilters

export const isFiltered = (address: InAddress) => filterNames.some((name) => address[name])

const optionsOf = (any: string, texts: Record<string, string>) => [
  { value: "", text: any },
  ...Object.entries(texts).map(([value, text]) => ({ value, text })),
]

export function ListFilters(props: { address: InAddress; change: (to: InAddress) => void }) {
  const { own } = useListWords()
  const set = (name: keyof InAddress) => (value: string) =>
    props.change({ [name]: value || undefined, after: undefined })
  const clear = () =>
    props.change(Object.fromEntries([...filterNames, "after"].map((name) => [name, undefined])))
  return (
    <search class="filters" aria-label={own().filters}>
      <SelectField
        label={own().owing}
        value={props.address.owing ?? ""}
        onInput={set("owing")}
        options={optionsOf(own().anyOwing, own().owings)}
      />
      <SelectField
        label={own().portal}
        value={props.address.portal ?? ""}
        onInput={set("portal")}
        options={optionsOf(own().anyPortal, own().portals)}
      />
      <SelectField
        label={own().visibility}
        value={props.address.visibility ?? ""}
        onInput={set("visibility")}
        options={optionsOf(own().anyVisibility, { own: own().ownVisibility })}
      />
      <SelectField
        label={own().sort}
        value={props.address.sort ?? "name"}
        onInput={set("sort")}
        options={Object.entries(own().sorts).map(([value, text]) => ({ value, text }))}
      />
      <Show when={isFiltered(props.address)}>
        <Button kind="quiet" onClick={clear}>
          {own().clear}
        </Button>
      </Show>
    </search>
  )
}
