import { createAsync } from "@solidjs/router"
import { createSignal, createUniqueId, For, onCleanup, onMount, Show } from "solid-js"
import type { CustomerLine } from "../../../../shared/customers.ts"
import { Load } from "../../ui/load.tsx"
import { getCustomers } from "../api.ts"
import { useDocumentWords } from "./words.ts"

const restMilliseconds = 250
const shownMax = 8

function Options(props: {
  id: string
  search: string
  active: number
  loaded: (lines: CustomerLine[]) => void
  /** Whether there is a list, to say so at the field. */
  stands: (is: boolean) => void
  choose: (line: CustomerLine) => void
}) {
  const { own, name } = useDocumentWords()
  const page = createAsync(async () => {
    const { items } = await getCustomers({ search: props.search || undefined, limit: shownMax })
    props.loaded(items)
    return items
  })
  onMount(() => props.stands(true))
  onCleanup(() => props.stands(false))
  return (
    <div id={props.id} role="listbox" aria-label={own().customer} class="options">
      <For each={page()} fallback={<p class="soft option-none">{own().customerNone}</p>}>
        {(line, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard, as the ARIA pattern says.
          <div
            class="option"
            role="option"
            tabIndex={-1}
            id={`${props.id}-${at()}`}
            aria-selected={at() === props.active}
            onClick={() => props.choose(line)}
          >
            <bdi>{name(line)}</bdi>
            <Show when={line.number}>
              <span class="soft small">
                <bdi>{line.number}</bdi>
              </span>
            </Show>
          </div>
        )}
      </For>
    </div>
  )
}

/** Finds a customer by name: arrow keys choose, Enter takes (the ARIA pattern "combobox with list"). */
export function CustomerPicker(props: { choose: (customer: CustomerLine) => void }) {
  const { own } = useDocumentWords()
  const id = createUniqueId()
  const [search, setSearch] = createSignal("")
  const [active, setActive] = createSignal(0)
  const [listed, setListed] = createSignal(false)
  let lines: CustomerLine[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  function type(text: string) {
    clearTimeout(timer)
    timer = setTimeout(() => {
      setSearch(text.trim())
      setActive(0)
    }, restMilliseconds)
  }
  function onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = lines[active()]
    if (event.key === "Enter" && chosen) props.choose(chosen)
    else if (step) setActive(Math.min(Math.max(active() + step, 0), lines.length - 1))
    else return
    event.preventDefault()
  }
  return (
    <div class="card picker">
      <div class="field">
        <label for={id}>{own().customer}</label>
        <input
          id={id}
          ref={(field) => queueMicrotask(() => field.focus())}
          role="combobox"
          aria-expanded={listed()}
          aria-controls={listed() ? `${id}-list` : undefined}
          aria-activedescendant={listed() ? `${id}-list-${active()}` : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <p class="hint" id={`${id}-hint`}>
          {own().customerHint}
        </p>
      </div>
      <Load
        keys={[getCustomers.key]}
        skeleton={
          <div
            id={`${id}-list`}
            role="listbox"
            aria-busy="true"
            aria-label={own().customer}
            class="options"
          />
        }
      >
        <Options
          id={`${id}-list`}
          search={search()}
          active={active()}
          loaded={(found) => {
            lines = found
          }}
          stands={setListed}
          choose={props.choose}
        />
      </Load>
    </div>
  )
}
