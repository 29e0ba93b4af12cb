import { createSignal, createUniqueId, For, Show } from "solid-js"
import { useDocumentWords } from "../documents/words.ts"
import type { Upload, Uploads } from "./uploads.ts"
import { useAttachmentWords } from "./words.ts"
import "./attachments.css"

function UploadRow(props: { upload: Upload; remove: () => void }) {
  const { own } = useAttachmentWords()
  const { own: document } = useDocumentWords()
  const under = () => !props.upload.id && !props.upload.refusal
  return (
    <li>
      <span class="upload-name">
        <bdi class="file-name">{props.upload.name}</bdi>
        <span class="soft small">{document().bytes(props.upload.bytes)}</span>
      </span>
      <button
        type="button"
        class="icon-button"
        aria-label={own().remove(props.upload.name)}
        onClick={props.remove}
      >
        <span aria-hidden="true">×</span>
      </button>
      <Show when={under()}>
        <progress aria-label={own().uploading(props.upload.name)} value={props.upload.share} max={1} />
      </Show>
      <Show when={props.upload.refusal}>
        {(key) => <p class="field-error">{own().refusals[key()] ?? own().refusals.upload_failed}</p>}
      </Show>
    </li>
  )
}

/** Files are sent when they are chosen or dropped; what they are is decided by the server from their bytes. */
export function AttachmentField(props: { uploads: Uploads }) {
  const { own } = useAttachmentWords()
  const id = createUniqueId()
  const [over, setOver] = createSignal(false)
  const news = () => {
    const latest = props.uploads.list.at(-1)
    return latest?.id ? own().ready(latest.name) : ""
  }
  return (
    <fieldset class="field">
      <legend>{own().label}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same. */}
      <div
        class="drop"
        data-over={over() ? "" : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          props.uploads.add(event.dataTransfer?.files ?? [])
        }}
      >
        <div class="drop-lead">
          <label class="button" for={id}>
            {own().choose}
          </label>
          <input
            id={id}
            class="hidden-text"
            type="file"
            multiple
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              props.uploads.add(event.currentTarget.files ?? [])
              event.currentTarget.value = ""
            }}
          />
          <span class="soft small wide-only">{own().drop}</span>
        </div>
        <p class="hint" id={`${id}-hint`}>
          {own().hint}
        </p>
        <Show when={props.uploads.list.length}>
          <ul class="uploads">
            <For each={props.uploads.list}>
              {(upload) => <UploadRow upload={upload} remove={() => props.uploads.remove(upload.key)} />}
            </For>
          </ul>
        </Show>
      </div>
      <p class="hidden-text" role="status">
        {news()}
      </p>
    </fieldset>
  )
}
