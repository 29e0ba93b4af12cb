import { Show } from "solid-js"
import { type ApiError, wasDeclined } from "../lib/api.ts"
import { useCommon } from "./common.tsx"

/** Why an act failed, beside the act. */
export function Problem(props: { error: ApiError | undefined }) {
  const words = useCommon()
  return (
    <Show when={props.error && !wasDeclined(props.error) && props.error}>
      {(error) => (
        <div class="notice" data-tone="bad" role="alert">
          <p class="strong">{words().error(error()).title}</p>
          <p>{words().error(error()).text}</p>
          <Show when={error().code === "internal" && error().requestId}>
            {(id) => <p class="small">{words().requestId(id())}</p>}
          </Show>
        </div>
      )}
    </Show>
  )
}
