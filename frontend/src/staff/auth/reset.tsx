import { createResource } from "solid-js"
import { createForm } from "../../lib/form.ts"
import { takeToken } from "../../lib/link-token.ts"
import { TextField } from "../../ui/field.tsx"
import { auth } from "../api.ts"
import { useWords } from "../words.tsx"
import { createEntrance } from "./entrance.tsx"
import { LinkForm } from "./link-form.tsx"

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
  const who = () => link.latest?.email
  return (
    <LinkForm
      entrance={entrance}
      token={token}
      form={form}
      gone={!link.loading && link()?.state !== "valid"}
      title={t().auth.resetTitle}
      text={t().auth.resetFor(who() ?? "…")}
      action={t().auth.reset}
    >
      <input type="email" autocomplete="username" value={who() ?? ""} hidden readOnly />
      <TextField
        {...form.field("password")}
        label={t().auth.newPassword}
        hint={t().auth.passwordHint}
        type="password"
        autocomplete="new-password"
        ltr
      />
    </LinkForm>
  )
}
