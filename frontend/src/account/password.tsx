import { Show } from "solid-js"
import type { Account } from "../../../shared/accounts.ts"
import { createForm } from "../lib/form.ts"
import { TextField } from "../ui/field.tsx"
import { useToast } from "../ui/toast.tsx"
import { account, reloadAccount } from "./api.ts"
import { FormRow, RowForm } from "./form-row.tsx"
import { useAccountWords } from "./words.tsx"

function PasswordForm(props: { account: Account; action: string; close: () => void }) {
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
    <RowForm form={form} action={props.action} close={props.close}>
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
    </RowForm>
  )
}

export function PasswordRow(props: { account: Account }) {
  const { t } = useAccountWords()
  const action = () => (props.account.hasPassword ? t().account.changePassword : t().account.setPassword)
  return (
    <FormRow
      title={t().account.password}
      action={action()}
      form={(close) => <PasswordForm account={props.account} action={action()} close={close} />}
    >
      <span class="soft small">
        {props.account.hasPassword ? t().account.passwordText : t().account.noPasswordText}
      </span>
    </FormRow>
  )
}
