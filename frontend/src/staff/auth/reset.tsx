import { A, useNavigate } from "@solidjs/router"
import { createResource, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { Problem } from "../problem.tsx"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"
import { takeToken } from "./token.ts"

export function ResetPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const token = takeToken()
  const [link] = createResource(
    () => token,
    (asked) => auth.lookAtReset(asked).catch(() => undefined),
  )
  const form = createForm({
    initial: { password: "" },
    required: ["password"],
    send: ({ password }) => auth.reset(token, password),
    sent: () => {
      forgetSession()
      navigate(paths.home, { replace: true })
    },
  })
  const gone = () =>
    !token ||
    ["conflict", "not_found"].includes(form.problem()?.code ?? "") ||
    (!link.loading && link()?.state !== "valid")
  const who = () => link.latest?.email
  return (
    <Show when={!gone()} fallback={<LinkGone missing={!token} />}>
      <AuthFrame title={t().auth.resetTitle} text={t().auth.resetFor(who() ?? "…")}>
        <form class="stack" novalidate onSubmit={form.submit}>
          <Problem error={form.problem()} />
          <input type="email" autocomplete="username" value={who() ?? ""} hidden readOnly />
          <TextField
            {...form.field("password")}
            label={t().auth.newPassword}
            hint={t().auth.passwordHint}
            type="password"
            autocomplete="new-password"
            ltr
          />
          <Button kind="primary" type="submit" busy={form.busy()} wide>
            {t().auth.reset}
          </Button>
        </form>
        <p class="auth-links">
          <A href={paths.signIn}>{t().auth.backToSignIn}</A>
        </p>
      </AuthFrame>
    </Show>
  )
}
