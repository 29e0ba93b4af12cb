import { EmailChange } from "../../account/email-change.tsx"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.ts"

export function EmailChangePage() {
  const { t } = useWords()
  return (
    <EmailChange
      frame={AuthFrame}
      signIn={{ href: paths.signIn, text: t().signIn.action }}
      changed={forgetSession}
    />
  )
}
