import { type Component, createSignal } from "solid-js"
import { Dynamic } from "solid-js/web"

type Props = {
  accept: string
  icon: Component<{ "aria-hidden": "true" }>
  text: string
  or?: string
  choose: string
  hint: string
  onFile: (file: File) => void
}

/** A file input that files can also be dropped on. */
export function DropZone(props: Props) {
  const [over, setOver] = createSignal(false)
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) props.onFile(file)
  }
  return (
    <label
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
        take(event.dataTransfer?.files)
      }}
    >
      <Dynamic component={props.icon} aria-hidden="true" />
      <span>
        {props.text} {props.or} <span class="link-like">{props.choose}</span>
      </span>
      <span class="soft small">{props.hint}</span>
      <input
        type="file"
        class="hidden-text"
        accept={props.accept}
        onChange={(event) => {
          take(event.currentTarget.files)
          event.currentTarget.value = ""
        }}
      />
    </label>
  )
}
