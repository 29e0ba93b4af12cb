import { Show } from "solid-js"
import type { Account } from "../../../shared/accounts.ts"
import { createForm } from "../lib/form.ts"
import { TextField } from "../ui/field.tsx"
import { useToast } from "../ui/toast.tsx"
import { account, reloadAccount } from "./api.ts"
import { FormRow, RowForm } from "./form-row.tsx"
import { useAccountWords } from "./words.tsx"

function EmailForm(props: { close: () => void }) {
  const { t } = useAccountWords()
  const toast = useToast()
  const form = createForm({
    initial: { email: "" },
    required: ["email"],
    send: ({ email }) => account.email(email),
    sent: async (_, { email }) => {
      props.close()
      toast(t().account.emailSent(email))
      await reloadAccount()
    },
  })
  return (
    <RowForm form={form} action={t().account.sendLink} close={props.close}>
      <TextField
        {...form.field("email")}
        label={t().account.newEmail}
        hint={t().account.newEmailHint}
        type="email"
        autocomplete="email"
        ltr
      />
    </RowForm>
  )
}

export function EmailRow(props: { account: Account }) {
  const { t } = useAccountWords()
  return (
    <FormRow
      title={t().account.email}
      action={t().account.changeEmail}
      form={(close) => <EmailForm close={close} />}
    >
      <span>
        <bdi dir="ltr">{props.account.email}</bdi>
      </span>
      <Show
        when={props.account.pendingEmail}
        fallback={<span class="soft small">{t().account.emailText}</span>}
      >
        {(pending) => <span class="small warn">{t().account.emailPending(pending())}</span>}
      </Show>
    </FormRow>
  )
}
