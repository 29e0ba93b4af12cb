import { Show } from "solid-js"
import type { Import } from "../../../../shared/imports.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { Counts, Totals } from "./counts.tsx"
import { Problems } from "./problems.tsx"

export function DoneCard(props: { file: Import }) {
  const { t } = useWords()
  const changes = () => (props.file.counts?.invoicesNew ?? 0) + (props.file.counts?.invoicesChanged ?? 0)
  return (
    <div class="sections">
      <section class="card stack" aria-labelledby="stage">
        <div role="status">
          <h2 id="stage">{t().imports.doneTitle}</h2>
        </div>
        <p class="soft">{changes() ? t().imports.doneText(changes()) : t().imports.doneSame}</p>
        <Counts counts={props.file.counts} />
        <Totals totals={props.file.totals} />
        <div class="actions">
          <ButtonLink href={paths.customers} kind="primary">
            {t().imports.toCustomers}
          </ButtonLink>
          <ButtonLink href={paths.invoices}>{t().imports.toInvoices}</ButtonLink>
          <ButtonLink href={paths.imports}>{t().imports.again}</ButtonLink>
        </div>
      </section>
      <Problems file={props.file} />
    </div>
  )
}

export function FailedCard(props: { file: Import }) {
  const { t } = useWords()
  const reason = () => {
    const reasons: Record<string, string> = t().imports.failures
    return reasons[props.file.failure ?? ""]
  }
  const half = () => (props.file.progress?.at ?? 0) > 0
  return (
    <div class="sections">
      <section class="card stack" aria-labelledby="stage">
        <div role="status">
          <h2 id="stage">{t().imports.failedTitle}</h2>
        </div>
        <Show when={reason()}>{(text) => <p>{text()}</p>}</Show>
        <p class="soft">{half() ? t().imports.failedHalfText : t().imports.failedText}</p>
        <div class="actions">
          <ButtonLink href={paths.imports} kind="primary">
            {t().imports.again}
          </ButtonLink>
        </div>
      </section>
      <Problems file={props.file} />
    </div>
  )
}

/** The tab was closed while the file was on its way. */
export function LostCard() {
  const { t } = useWords()
  return (
    <section class="card stack" aria-labelledby="stage">
      <h2 id="stage">{t().imports.uploadLost}</h2>
      <p class="soft">{t().imports.uploadLostText}</p>
      <div class="actions">
        <ButtonLink href={paths.imports} kind="primary">
          {t().imports.again}
        </ButtonLink>
      </div>
    </section>
  )
}
