import { revalidate } from "@solidjs/router"
import { createMemo, createSignal, Show } from "solid-js"
import type { Contact, Customer } from "../../../../shared/customers.ts"
import { ApiError } from "../../lib/api.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getActivity, getChecklist, getCustomer, getCustomerActivity } from "../api.ts"
import { useWords, type Words } from "../words.tsx"

export type Asked = { act: "invite" | "resend" | "revoke"; contact: Contact }

/** What each act says before it is done, and after. */
function textsOf({ t, name }: Words, { act, contact }: Asked, customer: Customer) {
  const words = t().customers
  const texts = {
    invite: {
      title: words.inviteTitle(contact.name),
      text: words.inviteText(contact.email, name(customer)),
      action: words.invite,
      said: words.sent(contact.email),
    },
    resend: {
      title: words.resendTitle(contact.name),
      text: words.resendText(contact.email),
      action: words.resend,
      said: words.sent(contact.email),
    },
    revoke: {
      title: words.revokeTitle(contact.name),
      text: words.revokeText,
      action: words.revokeAction,
      said: words.revoked(contact.name),
    },
  }
  return texts[act]
}

const changed = [getCustomer.key, getCustomerActivity.key, getActivity.key, getChecklist.key]

export function InvitationDialog(props: { asked: Asked | undefined; customer: Customer; close: () => void }) {
  const words = useWords()
  const toast = useToast()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ApiError>()
  const texts = createMemo(() => props.asked && textsOf(words, props.asked, props.customer))

  function close() {
    setProblem(undefined)
    props.close()
  }

  async function run({ act, contact }: Asked) {
    setBusy(true)
    setProblem(undefined)
    const said = texts()?.said ?? ""
    try {
      await (act === "revoke" ? customers.revoke(contact) : customers.invite(contact))
      close()
      toast(said)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
      revalidate(changed)
    }
  }

  return (
    <Dialog open={props.asked !== undefined} onClose={close} title={texts()?.title ?? ""}>
      <p>{texts()?.text}</p>
      <Problem error={problem()} />
      <div class="actions" data-end="">
        <Button onClick={close}>{words.t().app.cancel}</Button>
        <Show when={props.asked}>
          {(asked) => (
            <Button
              kind={asked().act === "revoke" ? "danger" : "primary"}
              busy={busy()}
              onClick={() => run(asked())}
            >
              {texts()?.action}
            </Button>
          )}
        </Show>
      </div>
    </Dialog>
  )
}
