import { Show } from "solid-js"
import { createAction } from "../lib/action.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Problem } from "../ui/problem.tsx"
import { useAccountWords } from "./words.tsx"

export type Asked = { title: string; text: string; action: string; run: () => Promise<unknown> }

/** What is lost, before it is lost. Stays open, with the reason, where the server refuses. */
export function Confirm(props: { asked: Asked | undefined; close: () => void }) {
  const { t } = useAccountWords()
  return (
    <Dialog open={props.asked !== undefined} onClose={props.close} title={props.asked?.title ?? ""}>
      <Show when={props.asked}>
        {(asked) => {
          const action = createAction(async () => {
            await asked().run()
            props.close()
          })
          return (
            <div class="stack">
              <p>{asked().text}</p>
              <Problem error={action.error()} />
              <div class="actions" data-end="">
                <Button onClick={props.close}>{t().cancel}</Button>
                <Button kind="danger" busy={action.busy()} onClick={() => action.run()}>
                  {asked().action}
                </Button>
              </div>
            </div>
          )
        }}
      </Show>
    </Dialog>
  )
}
