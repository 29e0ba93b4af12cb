import { Show } from "solid-js"
import type { Import } from "../../../../shared/imports.ts"
import { useWords } from "../words.tsx"

export function Reading() {
  const { t } = useWords()
  return (
    <section class="card stack" aria-labelledby="stage">
      <div role="status">
        <h2 id="stage">{t().imports.analysing}</h2>
      </div>
      <progress aria-label={t().imports.analysing} />
      <p class="soft">{t().imports.analysingText}</p>
    </section>
  )
}

export function Running(props: { file: Import }) {
  const { t } = useWords()
  return (
    <section class="card stack" aria-labelledby="stage">
      <div role="status">
        <h2 id="stage">{t().imports.importing}</h2>
      </div>
      <Show when={props.file.progress} fallback={<progress aria-label={t().imports.importing} />}>
        {(progress) => (
          <>
            <progress value={progress().at} max={progress().of || 1} aria-label={t().imports.importing} />
            <p class="number">{t().imports.progress(progress().at, progress().of)}</p>
          </>
        )}
      </Show>
      <p class="soft">{t().imports.importingText}</p>
    </section>
  )
}
