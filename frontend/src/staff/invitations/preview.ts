import { createEffect, createSignal, onCleanup, untrack } from "solid-js"
import type { InvitationPreview, PreviewInvitation } from "../../../../shared/bulk-invitations.ts"
import { ApiError } from "../../lib/api.ts"
import { getInvitationPreview } from "./api.ts"

const restMilliseconds = 350

/** The last good mail stays in sight while the next one is on its way, or cannot be had. */
export function createPreview(
  asked: () => PreviewInvitation,
  tellFields: (fields: Record<string, string>) => void,
) {
  const [mail, setMail] = createSignal<InvitationPreview>()
  const [error, setError] = createSignal<ApiError>()
  const [waiting, setWaiting] = createSignal(true)
  let newest = 0

  async function ask(wanted: PreviewInvitation) {
    newest += 1
    const mine = newest
    try {
      const drawn = await getInvitationPreview(wanted)
      if (mine !== newest) return
      setMail(drawn)
      setError(undefined)
      tellFields({})
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine !== newest) return
      tellFields(thrown.fields ?? {})
      setError(thrown.fields ? undefined : thrown)
    } finally {
      if (mine === newest) setWaiting(false)
    }
  }

  createEffect(() => {
    const wanted = asked()
    setWaiting(true)
    const timer = setTimeout(() => ask(wanted), untrack(mail) ? restMilliseconds : 0)
    onCleanup(() => clearTimeout(timer))
  })
  return { mail, error, waiting }
}
