import { For, Show } from "solid-js"
import FileText from "~icons/lucide/paperclip"
import type { AttachmentView } from "../../../../shared/attachments.ts"
import { createAction } from "../../lib/action.ts"
import { Problem } from "../../ui/notice.tsx"
import { useDocumentWords } from "../documents/words.ts"
import { attachments } from "./api.ts"
import "./attachments.css"

/** The address works for a minute and is asked for when it is needed; the server says that it is a file to be saved. */
function AttachmentButton(props: { file: AttachmentView }) {
  const { own } = useDocumentWords()
  const open = createAction(async () => {
    const { url } = await attachments.address(props.file.id)
    window.location.assign(url)
  })
  return (
    <li>
      <button
        type="button"
        class="file"
        aria-busy={open.busy() ? "true" : undefined}
        onClick={() => open.run()}
      >
        <FileText aria-hidden="true" />
        <bdi class="file-name">{props.file.name}</bdi>
        <span class="soft small">{own().bytes(props.file.bytes)}</span>
      </button>
      <Problem error={open.error()} />
    </li>
  )
}

/** Files that came with something; pressing one saves it. */
export function AttachmentList(props: { files: AttachmentView[] }) {
  const { own } = useDocumentWords()
  return (
    <Show when={props.files.length}>
      <ul class="files" aria-label={own().attachments}>
        <For each={props.files}>{(file) => <AttachmentButton file={file} />}</For>
      </ul>
    </Show>
  )
}
