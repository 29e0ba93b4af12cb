import { createSignal, onCleanup, Show, Suspense } from "solid-js"
import { onStepUp } from "../lib/api.ts"
import { page } from "../lib/page.tsx"

const ProveDialog = page(() => import("./prove-dialog.tsx").then((module) => module.ProveDialog))

/**
 * Once per app, inside its router. Whenever the server wants a fresh proof of who asks, the person gives it here and
 * the call goes on; declining leaves everything as it was.
 */
export function StepUp() {
  const [answer, setAnswer] = createSignal<(proved: boolean) => void>()
  let asking: Promise<boolean> | undefined

  function ask() {
    asking ??= new Promise<boolean>((resolve) => setAnswer(() => resolve)).finally(() => {
      asking = undefined
      setAnswer(undefined)
    })
    return asking
  }
  onStepUp(ask)
  onCleanup(() => onStepUp(undefined))

  return (
    <Suspense>
      <Show when={answer()}>{(done) => <ProveDialog done={done()} />}</Show>
    </Suspense>
  )
}
