import { createEffect, createSignal, on, onCleanup } from "solid-js"
import Search from "~icons/lucide/search"

const restMilliseconds = 300

/** Searches once typing rests; the address holds what was searched for. */
export function SearchBox(props: {
  label: string
  placeholder: string
  value: string
  onSearch: (text: string) => void
}) {
  const [typed, setTyped] = createSignal(props.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      () => props.value,
      (value) => setTyped(value),
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))

  function search(text: string) {
    clearTimeout(timer)
    if (text.trim() !== props.value) props.onSearch(text.trim())
  }
  function type(text: string) {
    setTyped(text)
    clearTimeout(timer)
    timer = setTimeout(() => search(text), restMilliseconds)
  }

  return (
    <search class="search-box">
      <Search aria-hidden="true" />
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && search(event.currentTarget.value)}
      />
    </search>
  )
}
