import { Show } from "solid-js"
import type { Colleague } from "../../../../shared/customers.ts"
import { createAction } from "../../lib/action.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { colleagues } from "../api.ts"
import { useColleagueWords } from "./words.ts"

type Props = {
  colleague: Colleague
  self: boolean
  manages: boolean
  change: () => void
  remove: () => void
}

function States(props: Pick<Props, "colleague" | "self">) {
  const { own } = useColleagueWords()
  return (
    <>
      <Show when={props.self}>
        <Badge tone="green">{own().you}</Badge>
      </Show>
      <Show when={props.colleague.state !== "active"}>
        <Badge tone={props.colleague.state === "invited" ? "amber" : "neutral"}>
          {props.colleague.state === "invited" ? own().invited : own().notInvited}
        </Badge>
      </Show>
    </>
  )
}

function Acts(props: Props & { send: () => void; sending: boolean }) {
  const { own } = useColleagueWords()
  return (
    <fieldset class="actions">
      <legend class="hidden-text">{own().actionsFor(props.colleague.name)}</legend>
      <Show when={props.colleague.state !== "active"}>
        <Button busy={props.sending} onClick={props.send}>
          {props.colleague.state === "invited" ? own().again : own().send}
        </Button>
      </Show>
      <Button kind="quiet" onClick={props.change}>
        {own().change}
      </Button>
      <Button kind="quiet" onClick={props.remove}>
        {own().remove}
      </Button>
    </fieldset>
  )
}

export function ColleagueRow(props: Props) {
  const { own, ago } = useColleagueWords()
  const toast = useToast()
  const send = createAction(async () => {
    await colleagues.inviteAgain(props.colleague.id)
    toast(own().sent(props.colleague.email))
  })
  const seen = () => {
    const { state, invitedAt, lastSeenAt } = props.colleague
    if (lastSeenAt) return own().lastSeen(ago(lastSeenAt))
    return state === "invited" && invitedAt ? own().invitedAt(ago(invitedAt)) : own().neverSeen
  }
  return (
    <li class="row">
      <span class="avatar" aria-hidden="true">
        {[...props.colleague.name][0]}
      </span>
      <div class="row-text">
        <span class="row-title">
          <bdi class="strong">{props.colleague.name}</bdi>
          <States colleague={props.colleague} self={props.self} />
        </span>
        <span>
          <bdi dir="ltr">{props.colleague.email}</bdi>
        </span>
        <span class="soft small">
          {own().roles[props.colleague.role]} · {seen()}
        </span>
        <Problem error={send.error()} reasons={own().reasons} />
      </div>
      <Show when={props.manages && !props.self}>
        <Acts {...props} send={() => send.run()} sending={send.busy()} />
      </Show>
    </li>
  )
}
