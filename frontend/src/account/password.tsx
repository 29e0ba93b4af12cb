import { createSignal, Show } from "solid-js"
import type { Account } from "../../../shared/accounts.ts"
import { createForm } from "../lib/form.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { TextField } from "../ui/field.tsx"
import { Problem } from "../ui/problem.tsx"
import { useToast } from "../ui/toast.tsx"
import { account, reloadAccount } from "./api.ts"
import { useAccountWords } from "./words.tsx"

function PasswordForm(props: { account: Account; close: () => void }) {
  const { t } = useAccountWords()
  const toast = useToast()
  const { hasPassword } = props.account
  const form = createForm({
    initial: { current: "", password: "" },
    required: hasPassword ? ["current", "password"] : ["password"],
    send: ({ current, password }) => account.password({ password, ...(hasPassword && { current }) }),
    sent: async () => {
      props.close()
      toast(t().account.passwordChanged)
      await reloadAccount()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <input type="email" autocomplete="username" value={props.account.email} hidden readOnly />
      <Show when={hasPassword}>
        <TextField
          {...form.field("current")}
          label={t().account.currentPassword}
          type="password"
          autocomplete="current-password"
          ltr
        />
      </Show>
      <TextField
        {...form.field("password")}
        label={t().account.newPassword}
        hint={t().account.passwordHint}
        type="password"
        autocomplete="new-password"
        ltr
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {hasPassword ? t().account.changePassword : t().account.setPassword}
        </Button>
      </div>
    </form>
  )
}

export function PasswordRow(props: { account: Account }) {
  const { t } = useAccountWords()
  const [open, setOpen] = createSignal(false)
  const close = () => setOpen(false)
  const action = () => (props.account.hasPassword ? t().account.changePassword : t().account.setPassword)
  return (
    <div class="row">
      <div class="row-text">
        <span class="strong">{t().account.password}</span>
        <span class="soft small">
          {props.account.hasPassword ? t().account.passwordText : t().account.noPasswordText}
        </span>
      </div>
      <Button onClick={() => setOpen(true)}>{action()}</Button>
      <Dialog open={open()} onClose={close} title={action()}>
        <Show when={open()}>
          <PasswordForm account={props.account} close={close} />
        </Show>
      </Dialog>
    </div>
  )
}
