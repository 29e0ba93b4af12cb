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
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <TextField
        {...form.field("email")}
        label={t().account.newEmail}
        hint={t().account.newEmailHint}
        type="email"
        autocomplete="email"
        ltr
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().account.sendLink}
        </Button>
      </div>
    </form>
  )
}

export function EmailRow(props: { account: Account }) {
  const { t } = useAccountWords()
  const [open, setOpen] = createSignal(false)
  const close = () => setOpen(false)
  return (
    <div class="row">
      <div class="row-text">
        <span class="strong">{t().account.email}</span>
        <span>
          <bdi dir="ltr">{props.account.email}</bdi>
        </span>
        <Show
          when={props.account.pendingEmail}
          fallback={<span class="soft small">{t().account.emailText}</span>}
        >
          {(pending) => <span class="small warn">{t().account.emailPending(pending())}</span>}
        </Show>
      </div>
      <Button onClick={() => setOpen(true)}>{t().account.changeEmail}</Button>
      <Dialog open={open()} onClose={close} title={t().account.changeEmail}>
        <Show when={open()}>
          <EmailForm close={close} />
        </Show>
      </Dialog>
    </div>
  )
}
