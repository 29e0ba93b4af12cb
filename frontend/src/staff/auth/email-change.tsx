import { EmailChange } from "../../account/email-change.tsx"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

export function EmailChangePage() {
  const { t } = useWords()
  return (
    <EmailChange
      frame={AuthFrame}
      signIn={{ href: paths.signIn, text: t().auth.signIn }}
      changed={forgetSession}
    />
  )
}
