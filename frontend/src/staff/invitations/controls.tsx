import { revalidate } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { BulkInvitationView } from "../../../../shared/bulk-invitations.ts"
import { createAction } from "../../lib/action.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { type Asked, Confirm } from "../../ui/confirm.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { bulkInvitations, getBulkInvitation, getBulkInvitations, getRecipients, type Turn } from "./api.ts"
import { canRemind, progressOf } from "./figures.ts"
import { useInvitationWords } from "./words.ts"

const changed = [getBulkInvitation.key, getBulkInvitations.key, getRecipients.key]
const ended = ["done", "stopped", "failed"]

function useTurns(bulk: () => BulkInvitationView) {
  const { own } = useInvitationWords()
  const toast = useToast()
  async function run(turn: Turn) {
    const said = { pause: own().pausedNow, resume: own().resumed, stop: own().stopped }[turn]
    await bulkInvitations.turn(bulk().id, turn)
    toast(said)
    await revalidate(changed)
  }
  const stopping = (): Asked => ({
    title: own().stopTitle,
    text: own().stopText(progressOf(bulk()).waiting),
    action: own().stopAction,
    run: () => run("stop"),
  })
  return { turn: createAction(run), stopping }
}

/** What can be done with it now: only what its state allows, and only by who may send. */
export function Controls(props: { bulk: BulkInvitationView }) {
  const { own, t } = useInvitationWords()
  const { may, self } = useStaff()
  const [asked, setAsked] = createSignal<Asked>()
  const { turn, stopping } = useTurns(() => props.bulk)
  const state = () => props.bulk.state
  // While nothing of the company goes out, it would only be paused again.
  const canGoOn = () => state() === "paused" && !self().mailsPaused
  return (
    <Show when={may("invitations.send")}>
      <Problem error={turn.error()} />
      <Show when={!ended.includes(state())}>
        <Button kind="quiet" onClick={() => setAsked(stopping())}>
          {own().stop}
        </Button>
      </Show>
      <Show when={canGoOn()}>
        <Button kind="primary" busy={turn.busy()} onClick={() => turn.run("resume")}>
          {own().resume}
        </Button>
      </Show>
      <Show when={state() === "sending" || state() === "scheduled"}>
        <Button busy={turn.busy()} onClick={() => turn.run("pause")}>
          {own().pause}
        </Button>
      </Show>
      <Show when={ended.includes(state()) && canRemind(props.bulk)}>
        <ButtonLink href={paths.newInvitation({ remind: props.bulk.id })}>{own().remind}</ButtonLink>
      </Show>
      <Confirm asked={asked()} cancel={t().app.cancel} close={() => setAsked(undefined)} />
    </Show>
  )
}
