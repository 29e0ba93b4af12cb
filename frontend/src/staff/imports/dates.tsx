import { createSignal, For } from "solid-js"
import type { MapImport } from "../../../../shared/imports.ts"
import { Button } from "../../ui/button.tsx"
import { useWords } from "../words.tsx"

type DateFormat = NonNullable<MapImport["dateFormat"]>
const formats: DateFormat[] = ["dd/MM/yyyy", "MM/dd/yyyy"]

/** 03/04/2026 is March or April; the file never says, so somebody must. */
export function DatesCard(props: { busy: boolean; choose: (format: DateFormat) => void }) {
  const { t } = useWords()
  const [format, setFormat] = createSignal<DateFormat>("dd/MM/yyyy")
  return (
    <section class="card stack" aria-labelledby="dates">
      <h2 id="dates">{t().imports.datesTitle}</h2>
      <fieldset class="choice">
        <legend class="soft">{t().imports.datesText}</legend>
        <For each={formats}>
          {(option) => (
            <label>
              <input
                type="radio"
                name="date-format"
                checked={format() === option}
                onInput={() => setFormat(option)}
              />
              <span>{t().imports.dateFormats[option]}</span>
            </label>
          )}
        </For>
      </fieldset>
      <div class="actions">
        <Button kind="primary" busy={props.busy} onClick={() => props.choose(format())}>
          {t().imports.useDates}
        </Button>
      </div>
    </section>
  )
}
