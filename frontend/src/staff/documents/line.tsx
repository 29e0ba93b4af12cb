import { createUniqueId, Show } from "solid-js"
import type { Money } from "../../../../shared/money.ts"
import { useCommon } from "../../ui/common.tsx"
import { type Act, RowMenu } from "../row-menu.tsx"
import type { LineDraft, Lines } from "./draft.ts"
import { focusLine } from "./lines.tsx"
import { useDocumentWords } from "./words.ts"

type Name = Exclude<keyof LineDraft, "key">

type Props = {
  line: LineDraft
  at: number
  arabic: boolean
  errors: Record<string, string>
  lines: Lines
  net: Money | undefined
  stale: boolean
  tell: (text: string) => void
}

function Cell(props: Props & { name: Name; label: string; number?: boolean }) {
  const common = useCommon()
  const id = createUniqueId()
  const error = () => props.errors[`lines.${props.at}.${props.name}`]
  return (
    <div data-column={props.name}>
      <label class="line-label" for={id}>
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        // An import brings texts of two lines, which an input would run together.
        value={props.line[props.name].replaceAll("\n", " ")}
        inputmode={props.number ? "decimal" : "text"}
        dir={props.number ? "ltr" : props.name === "descriptionArabic" ? "rtl" : "auto"}
        lang={props.name === "descriptionArabic" ? "ar" : undefined}
        autocomplete="off"
        aria-invalid={error() ? "true" : undefined}
        aria-describedby={error() ? `${id}-error` : undefined}
        onInput={(event) => props.lines.set(props.at, props.name, event.currentTarget.value)}
      />
      <Show when={error()}>
        {(key) => (
          <p class="field-error" id={`${id}-error`}>
            {common().field(key())}
          </p>
        )}
      </Show>
    </div>
  )
}

/** What can be done with a line, by its menu or from the keyboard; the focus goes where the line goes. */
function createActs(props: Props, own: ReturnType<typeof useDocumentWords>["own"]) {
  const { lines } = props
  const count = () => lines.lines.length
  function move(by: number, from: HTMLElement, field: string) {
    const to = props.at + by
    if (to < 0 || to >= count()) return
    lines.move(props.at, to)
    props.tell(own().moved(to + 1))
    focusLine(from, to, field)
  }
  function duplicate(from: HTMLElement, field: string) {
    const { at } = props
    lines.duplicate(at)
    props.tell(own().duplicated(at + 1))
    focusLine(from, at + 1, field)
  }
  function remove(from: HTMLElement) {
    const { at } = props
    if (count() === 1) return
    focusLine(from, Math.min(at, count() - 2), "description")
    lines.remove(at)
    props.tell(own().removed(at + 1))
  }
  function next(from: HTMLElement, field: string) {
    const at = props.at + 1
    if (at === count()) lines.add()
    focusLine(from, at, at === count() ? "description" : field)
  }
  return { move, duplicate, remove, next }
}

function onKeys(event: KeyboardEvent, acts: ReturnType<typeof createActs>) {
  const from = event.target as HTMLInputElement
  if (from.tagName !== "INPUT") return
  const command = event.ctrlKey || event.metaKey
  const act = () => {
    if (event.altKey && event.key === "ArrowUp") return () => acts.move(-1, from, from.name)
    if (event.altKey && event.key === "ArrowDown") return () => acts.move(1, from, from.name)
    if (command && event.key.toLowerCase() === "d") return () => acts.duplicate(from, from.name)
    if (command && event.shiftKey && event.key === "Backspace") return () => acts.remove(from)
    if (event.key === "Enter" && !command) return () => acts.next(from, from.name)
    return undefined
  }
  const wanted = act()
  if (!wanted) return
  event.preventDefault()
  wanted()
}

export function LineRow(props: Props) {
  const { own, money } = useDocumentWords()
  const acts = createActs(props, own)
  let row: HTMLDivElement | undefined
  const from = () => row as HTMLElement
  const menu = (): Act[] => [
    { text: own().moveUp, run: () => acts.move(-1, from(), "description") },
    { text: own().moveDown, run: () => acts.move(1, from(), "description") },
    { text: own().duplicate, run: () => acts.duplicate(from(), "description") },
    { text: own().remove, bad: true, run: () => acts.remove(from()) },
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser.
    <div
      ref={row}
      class="line-item"
      role="group"
      aria-label={own().line(props.at + 1)}
      data-line={props.at}
      onKeyDown={(event) => onKeys(event, acts)}
    >
      <Cell {...props} name="description" label={own().description} />
      <Show when={props.arabic}>
        <Cell {...props} name="descriptionArabic" label={own().descriptionArabic} />
      </Show>
      <Cell {...props} name="quantity" label={own().quantity} number />
      <Cell {...props} name="unitPrice" label={own().unitPrice} number />
      <Cell {...props} name="discountPercent" label={own().discountPercent} number />
      <Cell {...props} name="taxRate" label={own().taxRate} number />
      <div data-column="amount" class="number" data-stale={props.stale ? "" : undefined}>
        <span class="line-label">{own().amount}</span>
        <output>{props.net ? money(props.net) : "–"}</output>
      </div>
      <div data-column="menu">
        <RowMenu label={own().actionsFor(props.at + 1)} acts={menu()} />
      </div>
    </div>
  )
}
