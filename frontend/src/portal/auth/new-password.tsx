import { useNavigate } from "@solidjs/router"
import type { Done } from "../../../../shared/sessions.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { paths } from "../paths.ts"
import { forgetSession } from "../session.tsx"
import { useWords } from "../words.ts"

/** Sets a password with a link's token and goes in. The address is there for password managers to keep. */
export function NewPasswordForm(props: {
  email: string
  action: string
  send: (password: string) => Promise<Done>
}) {
  const { t } = useWords()
  const navigate = useNavigate()
  const form = createForm({
    initial: { password: "" },
    required: ["password"],
    send: ({ password }) => props.send(password),
    sent: async () => {
      await forgetSession()
      navigate(paths.overview, { replace: true })
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField
        label={t().welcome.email}
        value={props.email}
        onInput={() => undefined}
        type="email"
        autocomplete="username"
        ltr
        readOnly
      />
      <TextField
        {...form.field("password")}
        label={t().welcome.password}
        hint={t().welcome.hint}
        type="password"
        autocomplete="new-password"
        ltr
      />
      <Button kind="primary" type="submit" wide busy={form.busy()}>
        {props.action}
      </Button>
    </form>
  )
}
