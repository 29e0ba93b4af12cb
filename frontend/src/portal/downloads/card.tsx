import { createAsync, query } from "@solidjs/router"
import { For, Show } from "solid-js"
import FileDown from "~icons/lucide/file-down"
import type { OwnDownload, OwnDownloads } from "../../../../shared/downloads.ts"
import { createAction } from "../../lib/action.ts"
import { ApiError, send } from "../../lib/api.ts"
import { Problem } from "../../ui/notice.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { useDownloadWords } from "./words.ts"
import "./downloads.css"

const path = "/api/documents/downloads"
const getDownloads = query(() => send<OwnDownloads>("GET", path), "downloads")

/** The address works for a minute and is asked for when it is needed. */
function Download(props: { download: OwnDownload }) {
  const { own, language } = useDocumentWords()
  const open = createAction(async () => {
    const { url } = await send<{ url: string }>("GET", `${path}/${props.download.id}`)
    window.location.assign(url)
  })
  const title = () => props.download[language()] || props.download.en || props.download.ar
  return (
    <li>
      <button
        type="button"
        class="download"
        aria-busy={open.busy() ? "true" : undefined}
        onClick={() => open.run()}
      >
        <FileDown aria-hidden="true" />
        <span class="download-text">
          <bdi class="strong">{title()}</bdi>
          <span class="soft small">
            <bdi>{props.download.file.name}</bdi> · {own().bytes(props.download.file.bytes)}
          </span>
        </span>
      </button>
      <Problem error={open.error()} />
    </li>
  )
}

/** What the company offers to save. Who would tell of it cannot be reached: the page is whole without. */
export function Downloads() {
  const { own } = useDownloadWords()
  const list = createAsync(() =>
    getDownloads().catch((error) => {
      if (error instanceof ApiError) return { items: [] }
      throw error
    }),
  )
  return (
    <Show when={list()?.items.length}>
      <section class="stack" aria-labelledby="downloads">
        <h2 id="downloads">{own().title}</h2>
        <ul class="downloads">
          <For each={list()?.items}>{(download) => <Download download={download} />}</For>
        </ul>
      </section>
    </Show>
  )
}
