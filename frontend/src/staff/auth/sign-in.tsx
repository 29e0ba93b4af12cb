import { A, useSearchParams } from "@solidjs/router"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { createEntrance, Entrance } from "./entrance.tsx"
import { AuthFrame } from "./frame.tsx"

export function SignInPage() {
  const { t } = useWords()
  const [search] = useSearchParams<{ next?: string }>()
  const entrance = createEntrance()
  const form = createForm({
    initial: { email: "", password: "" },
    required: ["email", "password"],
    send: auth.signIn,
    sent: entrance.enter,
  })
  return (
    <Entrance entrance={entrance}>
      <AuthFrame title={t().auth.signInTitle} text={search.next ? t().auth.expired : t().auth.signInText}>
        <form class="stack" novalidate onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <TextField
            {...form.field("email")}
            label={t().auth.email}
            type="email"
            autocomplete="username"
            ltr
          />
          <TextField
            {...form.field("password")}
            label={t().auth.password}
            type="password"
            autocomplete="current-password"
            ltr
          />
          <Button kind="primary" type="submit" busy={form.busy()} wide>
            {t().auth.signIn}
          </Button>
        </form>
        <p class="auth-links">
          <A href={paths.forgot}>{t().auth.forgot}</A>
          <span>
            {t().auth.noCompany} <A href={paths.signUp}>{t().auth.toSignUp}</A>
          </span>
        </p>
      </AuthFrame>
    </Entrance>
  )
}
