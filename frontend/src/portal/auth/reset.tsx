import { ButtonLink } from "../../ui/button.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.ts"
import { createEntrance, Entering } from "./entrance.tsx"
import { LinkPage } from "./link.tsx"
import { PasswordForm } from "./password-form.tsx"

export function ResetPage() {
  const { t } = useWords()
  const entrance = createEntrance()
  const gone = (reason: "link_used" | "link_expired") => (
    <AuthFrame title={t().reasons[reason]?.title ?? ""}>
      <ButtonLink href={paths.forgotPassword} kind="primary" wide>
        {t().forgot.action}
      </ButtonLink>
    </AuthFrame>
  )
  return (
    <Entering entrance={entrance}>
      <LinkPage
        look={auth.lookAtReset}
        valid={({ view, token }) => (
          <AuthFrame title={t().reset.title} text={t().reset.text(view.email)}>
            <PasswordForm
              email={view.email}
              action={t().reset.action}
              send={(password) => auth.reset(token, password)}
              sent={entrance.enter}
            />
          </AuthFrame>
        )}
        expired={() => gone("link_expired")}
        used={() => gone("link_used")}
      />
    </Entering>
  )
}
