import { useNavigate, useSearchParams } from "@solidjs/router"
import { createSignal, type JSX, Show, Suspense } from "solid-js"
import type { SignInResult } from "../../../../shared/sessions.ts"
import { page } from "../../lib/page.tsx"
import { returnPath } from "../../lib/return-path.ts"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"

const SecondStepPage = page<{ entrance: Entrance; methods: Methods }>(() =>
  import("./second-step.tsx").then((module) => module.SecondStepPage),
)

export type Methods = SignInResult["methods"]

/** What signing in, joining and a new password lead to: the portal, or the second step first. */
export function createEntrance() {
  const navigate = useNavigate()
  const [search] = useSearchParams<{ to?: string }>()
  const [methods, setMethods] = createSignal<Methods>()

  async function enter(result: SignInResult) {
    if (result.state === "secondFactor") {
      setMethods(result.methods)
      return
    }
    await forgetSession()
    navigate(returnPath(search.to, paths.overview), { replace: true })
  }
  return { methods, enter, startAgain: () => setMethods(undefined) }
}
export type Entrance = ReturnType<typeof createEntrance>

/** A page that ends in being signed in; the second step takes its place where one is asked for. */
export const Entering = (props: { entrance: Entrance; children: JSX.Element }) => (
  <Show when={props.entrance.methods()} fallback={props.children}>
    {(methods) => (
      <Suspense>
        <SecondStepPage entrance={props.entrance} methods={methods()} />
      </Suspense>
    )}
  </Show>
)
