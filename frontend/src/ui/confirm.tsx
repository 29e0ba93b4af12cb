import { Show } from "solid-js"
import { createAction } from "../lib/action.ts"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { Problem } from "./problem.tsx"

export type Asked = {
  title: string
  text: string
  action: string
  /** Something is lost by it, unless said otherwise. */
  kind?: "danger" | "primary"
  run: () => Promise<unknown>
}

function Question(props: { asked: Asked; cancel: string; close: () => void }) {
  const action = createAction(async () => {
    await props.asked.run()
    props.close()
  })
  return (
    <div class="stack">
      <p>{props.asked.text}</p>
      <Problem error={action.error()} />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{props.cancel}</Button>
        <Button kind={props.asked.kind ?? "danger"} busy={action.busy()} onClick={() => action.run()}>
          {props.asked.action}
        </Button>
      </div>
    </div>
  )
}

/** What an act does, before it is done. Stays open, with the reason, where the server refuses. */
export function Confirm(props: { asked: Asked | undefined; cancel: string; close: () => void }) {
  return (
    <Dialog open={props.asked !== undefined} onClose={props.close} title={props.asked?.title ?? ""}>
      <Show when={props.asked}>
        {(asked) => <Question asked={asked()} cancel={props.cancel} close={props.close} />}
      </Show>
    </Dialog>
  )
}
