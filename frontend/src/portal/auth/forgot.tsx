import { A, useLocation } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { auth } from "../api.ts"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.ts"

export function ForgotPage() {
  const { t } = useWords()
  const location = useLocation<{ email?: string }>()
  const [sent, setSent] = createSignal(false)
  const form = createForm({
    initial: { email: location.state?.email ?? "" },
    required: ["email"],
    send: ({ email }) => auth.forgotPassword(email),
    sent: () => setSent(true),
  })
  return (
    <AuthFrame
      title={sent() ? t().forgot.sentTitle : t().forgot.title}
      text={sent() ? t().forgot.sentText : t().forgot.text}
    >
      <Show when={!sent()}>
        <form class="stack" novalidate onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <TextField
            {...form.field("email")}
            label={t().signIn.email}
            type="email"
            autocomplete="username"
            ltr
          />
          <Button kind="primary" type="submit" wide busy={form.busy()}>
            {t().forgot.action}
          </Button>
        </form>
      </Show>
      <p>
        <A href={paths.signIn}>{t().forgot.back}</A>
      </p>
    </AuthFrame>
  )
}
