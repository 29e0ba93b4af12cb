import { useNavigate, useSearchParams } from "@solidjs/router"
import { createSignal, type JSX, Show } from "solid-js"
import type { SecondFactor } from "../../../../shared/second-factors.ts"
import type { SignInResult } from "../../../../shared/sessions.ts"
import { SecondStep } from "../../account/second-step.tsx"
import { AccountWords } from "../../account/words.tsx"
import { ApiError } from "../../lib/api.ts"
import { returnPath } from "../../lib/return-path.ts"
import { Button } from "../../ui/button.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

type Methods = SignInResult["methods"]

/** What signing in, joining and a new password lead to: the app, or the second step first. */
export function createEntrance() {
  const navigate = useNavigate()
  const [search] = useSearchParams<{ next?: string }>()
  const [methods, setMethods] = createSignal<Methods>()

  function enter(result: SignInResult) {
    if (result.state === "secondFactor") return setMethods(result.methods)
    forgetSession()
    navigate(returnPath(search.next, paths.home), { replace: true })
  }
  return { methods, enter, startAgain: () => setMethods(undefined) }
}
type Entrance = ReturnType<typeof createEntrance>

function SecondFactorPage(props: { methods: Methods; entrance: Entrance }) {
  const { t } = useWords()
  async function give(proof: SecondFactor) {
    try {
      props.entrance.enter(await auth.secondFactor(proof))
    } catch (error) {
      const tooLate = error instanceof ApiError && error.code === "unauthenticated" && !error.reason
      throw tooLate ? new ApiError({ code: "unauthenticated", reason: "second_step_expired" }) : error
    }
  }
  return (
    <AuthFrame title={t().auth.secondTitle} text={t().auth.secondText}>
      <div class="auth-step">
        <AccountWords>
          <SecondStep
            ways={props.methods}
            action={t().auth.signIn}
            give={(proof) => give(proof as SecondFactor)}
            options={auth.secondFactorOptions}
          />
        </AccountWords>
      </div>
      <p class="auth-links">
        <span>
          {t().auth.secondLost}{" "}
          <Button kind="quiet" onClick={props.entrance.startAgain}>
            {t().auth.startAgain}
          </Button>
        </span>
      </p>
    </AuthFrame>
  )
}

/** A page that ends in being signed in; the second step takes its place where one is asked for. */
export function Entrance(props: { entrance: Entrance; children: JSX.Element }) {
  return (
    <Show when={props.entrance.methods()} fallback={props.children}>
      {(methods) => <SecondFactorPage methods={methods()} entrance={props.entrance} />}
    </Show>
  )
}
