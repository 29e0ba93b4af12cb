import { A, useLocation, useNavigate } from "@solidjs/router"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { auth } from "../api.ts"
import { useFace, useWelcome } from "../face.tsx"
import { AuthFrame } from "../frame.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.ts"
import { createEntrance, Entering } from "./entrance.tsx"

export function SignInPage() {
  const { t, name } = useWords()
  const face = useFace()
  const welcome = useWelcome()
  const location = useLocation()
  const navigate = useNavigate()
  const entrance = createEntrance()
  const form = createForm({
    initial: { email: "", password: "" },
    required: ["email", "password"],
    send: ({ email, password }) => auth.signIn(email, password),
    sent: entrance.enter,
  })
  const byCode = () =>
    navigate(`${paths.signInByCode}${location.search}`, { state: { email: form.values.email } })
  return (
    <Entering entrance={entrance}>
      <AuthFrame title={t().signIn.title} text={face ? t().signIn.text(name(face)) : ""}>
        <p class="soft" dir="auto">
          {welcome()}
        </p>
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
          <Button wide onClick={byCode}>
            {t().signIn.codeInstead}
          </Button>
        </form>
        <p>
          <A href={paths.forgotPassword}>{t().signIn.forgot}</A>
        </p>
        <p class="soft small">{t().signIn.invited}</p>
      </AuthFrame>
    </Entering>
  )
}
