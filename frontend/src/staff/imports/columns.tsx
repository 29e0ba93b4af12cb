import { createSignal, For, Show } from "solid-js"
import type { Import, ImportField, MapImport } from "../../../../shared/imports.ts"
import { Button } from "../../ui/button.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { type Choices, choicesOf, choose, columnsOf, missingOf } from "./questions.ts"

type Props = { file: Import; busy: boolean; remap: (columns: MapImport["columns"]) => void }

function ColumnRow(props: {
  file: Import
  at: number
  header: string
  choices: Choices
  change: (field: ImportField | "") => void
}) {
  const { t } = useWords()
  const { may } = useStaff()
  const sample = () => props.file.samples?.[props.at]
  return (
    <tr>
      <th scope="row">
        <bdi>{props.header}</bdi>
      </th>
      <td class="soft">
        <bdi>{sample()}</bdi>
      </td>
      <td>
        <select
          aria-label={`${t().imports.feeds}: ${props.header}`}
          disabled={!may("imports.write")}
          onInput={(event) => props.change(event.currentTarget.value as ImportField | "")}
        >
          <option value="" selected={!props.choices[props.at]}>
            {t().imports.ignore}
          </option>
          <For each={Object.entries(t().imports.fields)}>
            {([field, text]) => (
              <option value={field} selected={props.choices[props.at] === field}>
                {text}
              </option>
            )}
          </For>
        </select>
      </td>
    </tr>
  )
}

function ColumnsForm(props: Props) {
  const { t } = useWords()
  const { may } = useStaff()
  const [choices, setChoices] = createSignal(choicesOf(props.file))
  const missing = () =>
    missingOf(props.file)
      .filter((field) => !Object.values(choices()).includes(field))
      .map((field) => t().imports.fields[field])
  return (
    <div class="stack">
      <Show when={missing().length}>
        <p class="notice" data-tone="warn" role="status">
          {t().imports.missing(missing().join(t().app.comma))}
        </p>
      </Show>
      <table class="plain-table mapping">
        <caption class="hidden-text">{t().imports.columns}</caption>
        <thead>
          <tr>
            <th scope="col">{t().imports.column}</th>
            <th scope="col">{t().imports.sample}</th>
            <th scope="col">{t().imports.feeds}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.file.headers}>
            {(header, at) => (
              <ColumnRow
                file={props.file}
                at={at()}
                header={header}
                choices={choices()}
                change={(field) => setChoices(choose(choices(), at(), field))}
              />
            )}
          </For>
        </tbody>
      </table>
      <Show when={may("imports.write")}>
        <div class="actions">
          <Button
            kind={missingOf(props.file).length ? "primary" : "plain"}
            busy={props.busy}
            disabled={missing().length > 0}
            onClick={() => props.remap(columnsOf(choices()))}
          >
            {t().imports.remap}
          </Button>
        </div>
      </Show>
    </div>
  )
}

/** Open where the file cannot be read without it, else a detail for those who want to look. */
export function ColumnsCard(props: Props) {
  const { t } = useWords()
  const asking = () => missingOf(props.file).length > 0
  const used = () => Object.keys(props.file.columns ?? {}).length
  return (
    <Show when={props.file.headers?.length}>
      {(count) => (
        <details class="card" open={asking()}>
          <summary>
            <h2>{asking() ? t().imports.unknownTitle : t().imports.showColumns}</h2>
            <span class="soft small">{t().imports.matched(used(), count())}</span>
          </summary>
          <p class="soft">{asking() ? t().imports.unknownText : t().imports.columnsText}</p>
          <ColumnsForm {...props} />
        </details>
      )}
    </Show>
  )
}
