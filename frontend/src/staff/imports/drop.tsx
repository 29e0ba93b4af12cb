import { revalidate, useNavigate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import Upload from "~icons/lucide/upload"
import type { ApiError } from "../../lib/api.ts"
import { Problem } from "../../ui/problem.tsx"
import { getChecklist, getImports } from "../api.ts"
import { DropZone } from "../drop-zone.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { type Refusal, uploadFile } from "./upload.ts"

function Sending(props: { file: File; share: number }) {
  const { t } = useWords()
  return (
    <div class="drop" data-busy="">
      <p class="strong" role="status">
        {t().imports.uploading(props.file.name)}
      </p>
      <progress value={props.share} aria-label={t().imports.uploading(props.file.name)} />
    </div>
  )
}

/** Choosing or dropping a file sends it and leads to its dry run. */
export function ImportDrop() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [sending, setSending] = createSignal<File>()
  const [share, setShare] = createSignal(0)
  const [refusal, setRefusal] = createSignal<Refusal>()
  const [problem, setProblem] = createSignal<ApiError>()

  async function take(file: File) {
    setRefusal(undefined)
    setProblem(undefined)
    setShare(0)
    setSending(file)
    const answer = await uploadFile(file, setShare).finally(() => setSending(undefined))
    if ("refusal" in answer) setRefusal(answer.refusal)
    if ("problem" in answer) setProblem(answer.problem)
    revalidate([getImports.key, getChecklist.key])
    if ("id" in answer) navigate(paths.import(answer.id))
  }

  return (
    <section aria-label={t().imports.new} class="stack">
      <Show
        when={sending()}
        fallback={
          <DropZone
            accept=".csv,.tsv,.txt,text/csv"
            icon={Upload}
            text={t().imports.drop}
            or={t().imports.or}
            choose={t().imports.choose}
            hint={t().imports.dropHint}
            onFile={take}
          />
        }
      >
        {(file) => <Sending file={file()} share={share()} />}
      </Show>
      <Show when={refusal()}>
        {(reason) => (
          <p class="notice" data-tone="bad" role="alert">
            {t().imports[reason()]}
          </p>
        )}
      </Show>
      <Problem error={problem()} />
    </section>
  )
}
