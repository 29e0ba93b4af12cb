import { createSignal, createUniqueId, For, Show } from "solid-js"
import Paperclip from "~icons/lucide/paperclip"
import type { AttachmentView } from "../../../../shared/attachments.ts"
import { createAction } from "../../lib/action.ts"
import { Problem } from "../../ui/problem.tsx"
import { attachments } from "./api.ts"
import type { Upload, Uploads } from "./uploads.ts"
import { useDocumentWords } from "./words.ts"

function useBytes() {
  const { own } = useDocumentWords()
  return (bytes: number) =>
    bytes < 1_000_000
      ? own().kilobytes(Math.max(1, Math.round(bytes / 1000)))
      : own().megabytes(Math.round(bytes / 100_000) / 10)
}

/** The address works for a minute and is asked for when it is needed; the server says that it is to be saved. */
function FileButton(props: { customerId: string | undefined; file: AttachmentView }) {
  const size = useBytes()
  const open = createAction(async () => {
    const { url } = await attachments.address(props.customerId, props.file.id)
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
        <Paperclip aria-hidden="true" />
        <bdi class="file-name">{props.file.name}</bdi>
        <span class="soft small nowrap">{size(props.file.bytes)}</span>
      </button>
      <Problem error={open.error()} />
    </li>
  )
}

/** Files that came with something; pressing one saves it. */
export function FileList(props: { customerId: string | undefined; files: AttachmentView[] }) {
  const { own } = useDocumentWords()
  return (
    <Show when={props.files.length}>
      <ul class="files" aria-label={own().attachments}>
        <For each={props.files}>{(file) => <FileButton customerId={props.customerId} file={file} />}</For>
      </ul>
    </Show>
  )
}

function UploadRow(props: { upload: Upload; remove: () => void }) {
  const { own } = useDocumentWords()
  const size = useBytes()
  return (
    <li>
      <span class="file">
        <Paperclip aria-hidden="true" />
        <bdi class="file-name">{props.upload.name}</bdi>
        <span class="soft small nowrap">{size(props.upload.bytes)}</span>
        <button
          type="button"
          class="icon-button"
          aria-label={own().removeFile(props.upload.name)}
          onClick={props.remove}
        >
          <span aria-hidden="true">×</span>
        </button>
      </span>
      <Show when={!props.upload.id && !props.upload.refusal}>
        <progress aria-label={own().uploading(props.upload.name)} value={props.upload.share} max={1} />
      </Show>
      <Show when={props.upload.refusal}>
        {(key) => <p class="field-error">{own().refusals[key()] ?? own().refusals.upload_failed}</p>}
      </Show>
    </li>
  )
}

/** Files are sent when they are chosen or dropped; what they are is decided by the server from their bytes. */
export function AttachmentField(props: { uploads: Uploads; disabled?: boolean; one?: boolean }) {
  const { own } = useDocumentWords()
  const id = createUniqueId()
  const [over, setOver] = createSignal(false)
  const latest = () => props.uploads.list.at(-1)
  function dropped(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!props.disabled) props.uploads.add(event.dataTransfer?.files ?? [])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same.
    <div
      class="attach"
      data-over={over() ? "" : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <div class="actions">
        <label class="button" for={id} aria-disabled={props.disabled ? "true" : undefined}>
          <Paperclip aria-hidden="true" />
          {props.one ? own().attachOne : own().attach}
        </label>
        <input
          id={id}
          class="hidden-text"
          type="file"
          multiple={!props.one}
          disabled={props.disabled}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            props.uploads.add(event.currentTarget.files ?? [])
            event.currentTarget.value = ""
          }}
        />
        <span class="soft small wide-only">{props.one ? own().dropItHere : own().dropHere}</span>
      </div>
      <p class="hint" id={`${id}-hint`}>
        {props.one ? own().attachOneHint : own().attachmentsHint}
      </p>
      <ul class="files">
        <For each={props.uploads.list}>
          {(upload) => <UploadRow upload={upload} remove={() => props.uploads.remove(upload.key)} />}
        </For>
      </ul>
      <p class="hidden-text" role="status">
        {latest()?.id ? own().uploaded(latest()?.name ?? "") : ""}
      </p>
    </div>
  )
}
