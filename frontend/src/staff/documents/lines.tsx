import { createSignal, For, Show } from "solid-js"
import Plus from "~icons/lucide/plus"
import { Button } from "../../ui/button.tsx"
import type { Lines } from "./draft.ts"
import { LineRow } from "./line.tsx"
import type { Pricing } from "./pricing.ts"
import { useDocumentWords } from "./words.ts"

const columns = ["description", "quantity", "unitPrice", "discountPercent", "taxRate", "amount"] as const

type Props = { lines: Lines; pricing: Pricing; errors: Record<string, string> }

/** Moves the focus to the same field of another line once it stands there. */
export function focusLine(from: HTMLElement, at: number, field: string) {
  const list = from.closest(".line-items")
  queueMicrotask(() => list?.querySelector<HTMLElement>(`[data-line="${at}"] [name="${field}"]`)?.focus())
}

/** The lines of a document: everything can be done from the keyboard, and is told to who cannot see it. */
export function LineItems(props: Props) {
  const { own } = useDocumentWords()
  const [arabic, setArabic] = createSignal(props.lines.lines.some((line) => line.descriptionArabic))
  const [told, setTold] = createSignal("")
  function add(from: HTMLElement) {
    props.lines.add()
    focusLine(from, props.lines.lines.length - 1, "description")
  }
  return (
    <fieldset class="card line-card">
      <legend>{own().lines}</legend>
      <div class="line-items">
        <div class="line-heads" aria-hidden="true">
          <For each={columns}>{(name) => <span data-column={name}>{own()[name]}</span>}</For>
        </div>
        <For each={props.lines.lines}>
          {(line, at) => (
            <LineRow
              line={line}
              at={at()}
              arabic={arabic()}
              errors={props.errors}
              lines={props.lines}
              net={props.pricing.net(at())}
              stale={props.pricing.stale()}
              tell={setTold}
            />
          )}
        </For>
        <div class="actions">
          <Button onClick={(event) => add(event.currentTarget as HTMLElement)}>
            <Plus aria-hidden="true" />
            {own().addLine}
          </Button>
          <Show when={!arabic()}>
            <Button kind="quiet" onClick={() => setArabic(true)}>
              {own().showArabic}
            </Button>
          </Show>
          <details class="keys">
            <summary>{own().keys}</summary>
            <dl>
              <For each={own().keyList}>
                {([keys, what]) => (
                  <div>
                    <dt>
                      <kbd dir="ltr">{keys}</kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                )}
              </For>
            </dl>
          </details>
        </div>
      </div>
      <p class="hidden-text" role="status">
        {told()}
      </p>
    </fieldset>
  )
}
