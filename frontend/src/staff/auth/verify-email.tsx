import { createForm } from "../../lib/form.ts"
import { takeToken } from "../../lib/link-token.ts"
import { auth } from "../api.ts"
import { useWords } from "../words.tsx"
import { createEntrance } from "./entrance.tsx"
import { LinkForm } from "./link-form.tsx"

/** Mail scanners open links and run scripts: only the button uses the link up. */
export function VerifyEmailPage() {
  const { t } = useWords()
  const entrance = createEntrance()
  const token = takeToken()
  const form = createForm({
    initial: {},
    send: () => auth.verifyEmail(token),
    sent: entrance.enter,
  })
  return (
    <LinkForm
      entrance={entrance}
      token={token}
      form={form}
      title={t().auth.verifyTitle}
      text={t().auth.verifyText}
      action={t().auth.verify}
    />
  )
}
