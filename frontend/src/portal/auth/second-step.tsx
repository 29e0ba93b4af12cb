import type { SecondFactor } from "../../../../shared/second-factors.ts"
import { SecondStep } from "../../account/second-step.tsx"
import { AccountWords } from "../../account/words.tsx"
import { ApiError } from "../../lib/api.ts"
import { Button } from "../../ui/button.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import type { Entrance, Methods } from "./entrance.tsx"
import { useStepWords } from "./step-words.ts"

/** After the password or the mailed code, for who has a second factor. */
export function SecondStepPage(props: { entrance: Entrance; methods: Methods }) {
  const { t, own } = useStepWords()
  async function give(proof: SecondFactor) {
    try {
      await props.entrance.enter(await auth.secondFactor(proof))
    } catch (error) {
      const tooLate = error instanceof ApiError && error.code === "unauthenticated" && !error.reason
      throw tooLate ? new ApiError({ code: "unauthenticated", reason: "second_step_expired" }) : error
    }
  }
  return (
    <AuthFrame title={own().secondTitle} text={own().secondText}>
      <AccountWords>
        <SecondStep
          ways={props.methods}
          action={t().signIn.action}
          give={(proof) => give(proof as SecondFactor)}
          options={auth.secondFactorOptions}
        />
      </AccountWords>
      <p class="auth-links">
        <Button kind="quiet" onClick={props.entrance.startAgain}>
          {own().startAgain}
        </Button>
      </p>
    </AuthFrame>
  )
}
