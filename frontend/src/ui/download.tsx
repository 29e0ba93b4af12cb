import type { JSX } from "solid-js"
import { createAction } from "../lib/action.ts"
import { download } from "../lib/download.ts"
import { Problem } from "./notice.tsx"

/** A link to a file: its address can be copied, a press saves it and says so while it lasts. */
export function DownloadLink(props: {
  href: string
  kind?: "plain" | "primary" | "quiet"
  children: JSX.Element
}) {
  const save = createAction(() => download(props.href))
  return (
    <>
      <a
        class="button"
        data-kind={props.kind ?? "plain"}
        href={props.href}
        rel="external"
        download=""
        aria-busy={save.busy() ? "true" : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey) return
          event.preventDefault()
          save.run()
        }}
      >
        {props.children}
      </a>
      <Problem error={save.error()} />
    </>
  )
}
