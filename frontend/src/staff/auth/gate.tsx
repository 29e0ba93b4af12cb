import { SetUpSecondFactor } from "../../account/set-up.tsx"
import { AccountWords } from "../../account/words.tsx"
import { Button } from "../../ui/button.tsx"
import { reloadSelf } from "../session.tsx"
import { createSignOut } from "../sign-out.ts"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

/** The last step of joining: what stands before the app until a second factor is set up. */
export function GatePage() {
  const { t } = useWords()
  const signOut = createSignOut()
  return (
    <AuthFrame title={t().auth.gateTitle} text={t().auth.gateText} over={t().auth.gateStep} wide>
      <div class="auth-step stack">
        <AccountWords>
          <SetUpSecondFactor done={reloadSelf} />
        </AccountWords>
      </div>
      <p class="auth-links">
        <Button kind="quiet" onClick={signOut}>
          {t().app.signOut}
        </Button>
      </p>
    </AuthFrame>
  )
}
