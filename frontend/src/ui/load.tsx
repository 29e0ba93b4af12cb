import { revalidate } from "@solidjs/router"
import { createSignal, ErrorBoundary, type JSX, onMount, Suspense } from "solid-js"
import { Dynamic } from "solid-js/web"
import { ApiError } from "../lib/api.ts"
import { Button } from "./button.tsx"
import { useCommon } from "./common.tsx"

/** What went wrong, what to do, and the number to tell us. */
export function Failure(props: { error: unknown; retry?: () => void }) {
  const words = useCommon()
  // A fault of ours: the reader gets a plain sentence, the console what it was.
  if (!(props.error instanceof ApiError)) console.error(props.error)
  const error = () => (props.error instanceof ApiError ? props.error : new ApiError({ code: "internal" }))
  const said = () => words().error(error())
  const [heading, setHeading] = createSignal<"h1" | "h2">("h2")
  onMount(() => {
    // What did not come would have given the page its heading.
    if (!document.querySelector("h1")) setHeading("h1")
  })
  return (
    <div class="empty" role="alert">
      <Dynamic component={heading()}>{said().title}</Dynamic>
      <p class="soft">{said().text}</p>
      {props.retry && error().code !== "forbidden" && error().code !== "not_found" && (
        <Button onClick={() => props.retry?.()}>{words().retry}</Button>
      )}
      {error().requestId && <p class="soft small">{words().requestId(error().requestId ?? "")}</p>}
    </div>
  )
}

/** A part of a page with its own waiting and failing. Trying again asks anew before it shows anything. */
export function Load(props: { keys: string[]; skeleton: JSX.Element; children: JSX.Element }) {
  const words = useCommon()
  return (
    <ErrorBoundary
      fallback={(error, reset) => (
        <Failure error={error} retry={() => revalidate(props.keys).then(reset, reset)} />
      )}
    >
      <Suspense
        fallback={
          <div aria-busy="true">
            <span class="hidden-text">{words().loading}</span>
            {props.skeleton}
          </div>
        }
      >
        {props.children}
      </Suspense>
    </ErrorBoundary>
  )
}
