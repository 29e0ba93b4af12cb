import { createSignal, Show } from "solid-js"
import { createAction } from "../lib/action.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Problem } from "../ui/problem.tsx"
import { RoleChoice } from "./role-choice.tsx"
import { useWords } from "./words.tsx"

export type RoleChange<R extends string> = { name: string; role: R; run: (role: R) => Promise<unknown> }

type Roles<R extends string> = {
  roles: readonly R[]
  names: Record<R, string>
  texts: Record<R, string>
}

function ChangeForm<R extends string>(props: Roles<R> & { change: RoleChange<R>; close: () => void }) {
  const { t } = useWords()
  const [role, setRole] = createSignal<R>(props.change.role)
  const action = createAction(async () => {
    if (role() !== props.change.role) await props.change.run(role())
    props.close()
  })
  return (
    <div class="stack">
      <Problem error={action.error()} />
      <RoleChoice
        legend={t().team.role}
        roles={props.roles}
        names={props.names}
        texts={props.texts}
        value={role()}
        onInput={(chosen) => setRole(() => chosen)}
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" busy={action.busy()} onClick={() => action.run()}>
          {t().team.changeRole}
        </Button>
      </div>
    </div>
  )
}

/** Another role for somebody: a colleague, or a customer's contact. */
export function ChangeRoleDialog<R extends string>(
  props: Roles<R> & { change: RoleChange<R> | undefined; close: () => void },
) {
  const { t } = useWords()
  return (
    <Dialog
      open={props.change !== undefined}
      onClose={props.close}
      title={t().team.changeRoleTitle(props.change?.name ?? "")}
    >
      <Show when={props.change}>
        {(change) => (
          <ChangeForm
            roles={props.roles}
            names={props.names}
            texts={props.texts}
            change={change()}
            close={props.close}
          />
        )}
      </Show>
    </Dialog>
  )
}
