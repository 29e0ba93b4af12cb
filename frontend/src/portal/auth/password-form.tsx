import { Show } from "solid-js"
import type { SignInResult } from "../../../../shared/sessions.ts"
import { ApiError } from "../../lib/api.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/notice.tsx"
import { useLinkWords } from "./link-words.ts"

/** The address is fixed here, so only the password can be wrong: it is said at the field. */
async function atTheField(send: Promise<SignInResult>) {
  try {
    return await send
  } catch (error) {
    if (error instanceof ApiError && error.reason === "wrong_credentials")
      throw new ApiError({ code: "invalid_input", fields: { password: "wrong_password" } })
    throw error
  }
}

/** One password for the address of a link: a new one, or the one it has. The address is there for password managers. */
export function PasswordForm(props: {
  email: string
  action: string
  existing?: boolean
  send: (password: string) => Promise<SignInResult>
  sent: (result: SignInResult) => unknown
}) {
  const { own } = useLinkWords()
  const form = createForm({
    initial: { password: "" },
    required: ["password"],
    send: ({ password }) => atTheField(props.send(password)),
    sent: (result) => props.sent(result),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField
        label={own().email}
        value={props.email}
        onInput={() => undefined}
        type="email"
        autocomplete="username"
        ltr
        readOnly
      />
      <Show
        when={props.existing}
        fallback={
          <TextField
            {...form.field("password")}
            label={own().password}
            hint={own().hint}
            type="password"
            autocomplete="new-password"
            ltr
          />
        }
      >
        <TextField
          {...form.field("password")}
          label={own().joinPassword}
          type="password"
          autocomplete="current-password"
          ltr
        />
      </Show>
      <Button kind="primary" type="submit" wide busy={form.busy()}>
        {props.action}
      </Button>
    </form>
  )
}
