import { A, useNavigate, useSearchParams } from "@solidjs/router"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { auth } from "../api.ts"
import { useFace } from "../face.tsx"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.ts"

/** Only a path of this very host: an address from outside could lead anywhere (R17). */
export function safePath(to: string | undefined) {
  if (!to?.startsWith("/")) return paths.overview
  const url = new URL(to, window.location.origin)
  return url.origin === window.location.origin ? `${url.pathname}${url.search}` : paths.overview
}

export function SignInPage() {
  const { t, name } = useWords()
  const face = useFace()
  const [search] = useSearchParams<{ to?: string }>()
  const navigate = useNavigate()
  const form = createForm({
    initial: { email: "", password: "" },
    required: ["email", "password"],
    send: ({ email, password }) => auth.signIn(email, password),
    sent: async () => {
      await forgetSession()
      navigate(safePath(search.to), { replace: true })
    },
  })
  return (
    <AuthFrame title={t().signIn.title} text={face ? t().signIn.text(name(face)) : ""}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Problem error={form.problem()} />
        <TextField
          {...form.field("email")}
          label={t().signIn.email}
          type="email"
          autocomplete="username"
          ltr
        />
        <TextField
          {...form.field("password")}
          label={t().signIn.password}
          type="password"
          autocomplete="current-password"
          ltr
        />
        <Button kind="primary" type="submit" wide busy={form.busy()}>
          {t().signIn.action}
        </Button>
      </form>
      <p>
        <A href={paths.forgotPassword}>{t().signIn.forgot}</A>
      </p>
      <p class="soft small">{t().signIn.invited}</p>
    </AuthFrame>
  )
}
