import { A } from "@solidjs/router"
import { createResource, Show } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { auth } from "../api.ts"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"
import { createEntrance, Entrance } from "./entrance.tsx"
import { AuthFrame } from "./frame.tsx"
import { LinkGone } from "./link-gone.tsx"

export function ResetPage() {
  const { t } = useWords()
  const entrance = createEntrance()
  const token = takeToken()
  const [link] = createResource(
    () => token,
    (asked) => auth.lookAtReset(asked).catch(() => undefined),
  )
  const form = createForm({
    initial: { password: "" },
    required: ["password"],
    send: ({ password }) => auth.reset(token, password),
    sent: entrance.enter,
  })
  const gone = () =>
    !token ||
    ["conflict", "not_found"].includes(form.problem()?.code ?? "") ||
    (!link.loading && link()?.state !== "valid")
  const who = () => link.latest?.email
  return (
    <Entrance entrance={entrance}>
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
    </Entrance>
  )
}
