import { revalidate } from "@solidjs/router"
import { SetUpSecondFactor } from "../../account/set-up.tsx"
import { StepUp } from "../../account/step-up.tsx"
import { AccountWords } from "../../account/words.tsx"
import { Button } from "../../ui/button.tsx"
import { getSelf } from "../api.ts"
import { useFace } from "../face.tsx"
import { AuthFrame } from "../frame.tsx"
import { createSignOut } from "../session.tsx"
import { useStepWords } from "./step-words.ts"

/** Stands before the portal until the second factor that the company asks for is set up. */
export function GatePage() {
  const { t, own, name } = useStepWords()
  const face = useFace()
  const signOut = createSignOut()
  return (
    <AuthFrame title={own().gateTitle} text={own().gateText(face ? name(face) : "")} wide>
      <AccountWords>
        <SetUpSecondFactor done={() => revalidate(getSelf.key)} />
        <StepUp />
      </AccountWords>
      <p class="auth-links">
        <Button kind="quiet" onClick={() => signOut.run()}>
          {t().signOut}
        </Button>
      </p>
    </AuthFrame>
  )
}
