import type { LinkToken } from "../../shared/links.ts"
import { done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import type { PublicCtx } from "../context.ts"
import { event } from "../events.ts"
import { stateOf } from "../links/person-link.ts"
import { links } from "../links/store.ts"
import { aboutPerson } from "../people/people.ts"
import { commit } from "../store/entity.ts"
import { openInvitation } from "./accept.ts"

/**
 * Somebody pressed a key or a button on the page of an invitation. Looking at it says nothing: programs look at every
 * link that a mail brings (R24). Uses nothing up, and the second time says nothing more.
 */
export async function noteOpened(request: PublicCtx, { token }: LinkToken) {
  const opened = await openInvitation(request, token)
  const { ctx, link, person } = opened
  if (link.openedAt || stateOf(opened) !== "valid") return done
  const facts = { linkId: link.id, name: person.row.name }
  await commit(
    ctx,
    links.replace(ctx, next(link, { openedAt: ctx.now })),
    event(ctx, "invitation.opened", { ...aboutPerson(person), facts }),
  )
  return done
}
