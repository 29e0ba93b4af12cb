import { revalidate } from "@solidjs/router"
import { Show } from "solid-js"
import type { ContactRole } from "../../../../shared/access.ts"
import type { Colleague } from "../../../../shared/customers.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { colleagues, getColleagues } from "../api.ts"
import { RoleChoice } from "./role-choice.tsx"
import { useColleagueWords } from "./words.ts"

function RoleForm(props: { colleague: Colleague; close: () => void }) {
  const { own } = useColleagueWords()
  const toast = useToast()
  const form = createForm({
    initial: { role: props.colleague.role as string },
    send: ({ role }) => colleagues.changeRole(props.colleague.id, role as ContactRole),
    sent: async () => {
      props.close()
      toast(own().changed(props.colleague.name))
      await revalidate(getColleagues.key)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} reasons={own().reasons} />
      <RoleChoice value={form.values.role} onInput={(role) => form.set("role", role)} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{own().cancel}</Button>
        <Button
          kind="primary"
          type="submit"
          busy={form.busy()}
          disabled={form.values.role === props.colleague.role}
        >
          {own().save}
        </Button>
      </div>
    </form>
  )
}

export function RoleDialog(props: { colleague: Colleague | undefined; close: () => void }) {
  const { own } = useColleagueWords()
  return (
    <Dialog
      open={props.colleague !== undefined}
      onClose={props.close}
      title={props.colleague ? own().changeTitle(props.colleague.name) : ""}
    >
      <Show when={props.colleague} keyed>
        {(colleague) => <RoleForm colleague={colleague} close={props.close} />}
      </Show>
    </Dialog>
  )
}
