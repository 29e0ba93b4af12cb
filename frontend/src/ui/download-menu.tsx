import { For } from "solid-js"
import { createAction } from "../lib/action.ts"
import { download } from "../lib/download.ts"
import { Menu } from "./menu.tsx"
import { Problem } from "./notice.tsx"

/** One button for files of several kinds. */
export function DownloadMenu(props: {
  label: string
  files: { text: string; href: string; lang?: string }[]
}) {
  const save = createAction((href: string) => download(href))
  return (
    <>
      <Menu
        label={props.label}
        trigger={
          <span class="button" aria-busy={save.busy() ? "true" : undefined}>
            {props.label}
            <span aria-hidden="true">▾</span>
          </span>
        }
      >
        <For each={props.files}>
          {(file) => (
            <button type="button" lang={file.lang} onClick={() => save.run(file.href)}>
              {file.text}
            </button>
          )}
        </For>
      </Menu>
      <Problem error={save.error()} />
    </>
  )
}
