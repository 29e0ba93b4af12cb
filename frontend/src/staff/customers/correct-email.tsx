import { Show } from "solid-js"
import type { Contact } from "../../../../shared/customers.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useWords } from "../words.tsx"

type Props = { contact: Contact; correct: (email: string) => Promise<unknown>; close: () => void }

function CorrectForm(props: Props) {
  const { t } = useWords()
  const form = createForm({
    initial: { email: props.contact.email },
    required: ["email"],
    send: ({ email }) => props.correct(email),
    sent: () => props.close(),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <Show when={props.contact.state === "invited"}>
        <p>{t().customers.correctText}</p>
      </Show>
      <TextField {...form.field("email")} label={t().customers.email} type="email" ltr />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().app.save}
        </Button>
      </div>
    </form>
  )
}

/** Who is in signs in with their address: changed by staff, it would be a way into somebody else's account. */
function TheirOwn(props: Omit<Props, "correct">) {
  const { t } = useWords()
  const common = useCommon()
  return (
    <div class="stack">
      <p>{t().customers.correctTheirs(props.contact.name)}</p>
      <p>{t().customers.correctInstead}</p>
      <div class="actions" data-end="">
        <Button kind="primary" onClick={props.close}>
          {common().close}
        </Button>
      </div>
    </div>
  )
}

/** Another address for a contact who is not in yet; for who is, what to do instead. */
export function CorrectEmailDialog(props: { asked: Omit<Props, "close"> | undefined; close: () => void }) {
  const { t } = useWords()
  return (
    <Dialog
      open={props.asked !== undefined}
      onClose={props.close}
      title={t().customers.correctTitle(props.asked?.contact.name ?? "")}
    >
      <Show when={props.asked}>
        {(asked) => (
          <Show
            when={asked().contact.state === "active"}
            fallback={<CorrectForm {...asked()} close={props.close} />}
          >
            <TheirOwn contact={asked().contact} close={props.close} />
          </Show>
        )}
      </Show>
    </Dialog>
  )
}
