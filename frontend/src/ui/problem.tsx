import { Show } from "solid-js"
import { type ApiError, wasDeclined } from "../lib/api.ts"
import { useCommon } from "./common.tsx"

/** Why a call failed, above what was being done. */
export function Problem(props: { error: ApiError | undefined; reasons?: Record<string, string> }) {
  const common = useCommon()
  return (
    <Show when={props.error && !wasDeclined(props.error) && props.error}>
      {(error) => (
        <div class="notice" data-tone="bad" role="alert">
          <Show when={props.reasons?.[error().reason ?? ""]} fallback={common().error(error()).text}>
            {(text) => text()}
          </Show>
          <Show when={error().code === "internal" && error().requestId}>
            {(id) => <span class="small"> {common().requestId(id())}</span>}
          </Show>
        </div>
      )}
    </Show>
  )
}
