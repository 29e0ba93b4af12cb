import { Show } from "solid-js"
import type { Contact } from "../../../../shared/customers.ts"
import { addSeconds } from "../../../../shared/dates.ts"
import { useInvitationWords } from "../invitations/words.ts"

/** As `linkSeconds` in shared/links.ts, which would bring its schemas into the browser. */
const invitationSeconds = 7 * 24 * 3600

/** Their way in so far, by its latest step. */
export function When(props: { contact: Contact }) {
  const { own, t, ago } = useInvitationWords()
  const text = () => {
    const { lastSeenAt, joinedAt, invitedAt, state } = props.contact
    if (lastSeenAt) return t().customers.lastSeen(ago(lastSeenAt))
    if (joinedAt) return t().customers.joinedAt(ago(joinedAt))
    if (!invitedAt || state !== "invited") return
    const over = addSeconds(invitedAt, invitationSeconds) < new Date().toISOString()
    const invited = t().customers.invitedAt(ago(invitedAt))
    return over ? `${invited} · ${own().linkOver}` : invited
  }
  return <Show when={text()}>{(shown) => <> · {shown()}</>}</Show>
}
