import { A, useNavigate, useSearchParams } from "@solidjs/router"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { Problem } from "../problem.tsx"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"

/** Only addresses of this app, so that a crafted link cannot lead away after signing in. */
const safePath = (next: unknown) =>
  typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : paths.home

export function SignInPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const [search] = useSearchParams<{ next?: string; expired?: string }>()
  const form = createForm({
    initial: { email: "", password: "" },
    required: ["email", "password"],
    send: auth.signIn,
    sent: () => {
      forgetSession()
      navigate(safePath(search.next), { replace: true })
    },
  })
  return (
    <AuthFrame title={t().auth.signInTitle} text={search.next ? t().auth.expired : t().auth.signInText}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Problem error={form.problem()} reasons={{ wrong_credentials: t().auth.wrong }} />
        <TextField {...form.field("email")} label={t().auth.email} type="email" autocomplete="username" ltr />
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
  )
}
