import { A } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

export function ForgotPage() {
  const { t } = useWords()
  const [sentTo, setSentTo] = createSignal("")
  const form = createForm({
    initial: { email: "" },
    required: ["email"],
    send: ({ email }) => auth.forgotPassword(email),
    sent: (_, { email }) => setSentTo(email),
  })
  return (
    <AuthFrame
      title={sentTo() ? t().auth.mailTitle : t().auth.forgotTitle}
      text={sentTo() ? t().auth.forgotSent(sentTo()) : t().auth.forgotText}
    >
      <Show when={!sentTo()}>
        <form class="stack" novalidate onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <TextField
            {...form.field("email")}
            label={t().auth.email}
            type="email"
            autocomplete="username"
            ltr
          />
          <Button kind="primary" type="submit" busy={form.busy()} wide>
            {t().auth.forgotSend}
          </Button>
        </form>
      </Show>
      <p class="auth-links">
        <A href={paths.signIn}>{t().auth.backToSignIn}</A>
      </p>
    </AuthFrame>
  )
}
