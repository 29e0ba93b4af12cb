import { notFound } from "../../shared/errors.ts"
import { isRandomId } from "../../shared/ids.ts"
import {
  contactNotificationNames,
  contactNotifications,
  type Notification,
  staffNotificationNames,
} from "../../shared/notifications.ts"
import { done } from "../../shared/sessions.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, type PublicCtx, systemCtx } from "../context.ts"
import { addressOf, staffHost } from "../env.ts"
import { actorOf, customerIdOf, findPerson, type Person } from "../people/people.ts"
import { isMacOf, macOf } from "../secrets.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { tenantAt } from "../tenants/face.ts"
import { mainHost } from "../tenants/hosts.ts"
import { setNotification } from "./settings.ts"

const signed = (text: string) => `unsubscribe|${text}`
const staffPlace = "-"
const kinds: readonly string[] = [...contactNotificationNames, ...staffNotificationNames]

/**
 * Switches one kind of mail off for one person, for as long as mails are kept: it has no end and is not used up, since
 * all it can do is done by the first use.
 */
async function tokenOf(ctx: Ctx, person: Person, kind: Notification) {
  const text = `${ctx.tenantId}.${customerIdOf(person) ?? staffPlace}.${person.row.id}.${kind}`
  return `${text}.${await macOf("links", signed(text))}`
}

/** Throws `not_found` for what we did not sign. */
async function readToken(token: string) {
  const at = token.lastIndexOf(".")
  const [tenantId = "", place = "", personId = "", kind = "", ...rest] = token.slice(0, at).split(".")
  const isOurs = await isMacOf("links", signed(token.slice(0, at)), token.slice(at + 1))
  if (!isOurs || !isRandomId(tenantId) || !kinds.includes(kind) || rest.length > 0) throw notFound()
  return {
    tenantId,
    personId,
    kind: kind as Notification,
    customerId: place === staffPlace ? undefined : place,
  }
}

/** Where a mail program posts to, and a page for people (RFC 8058). None for mails that cannot be switched off. */
export async function unsubscribeUrls(
  ctx: Ctx,
  tenant: Pick<Tenant, "slug" | "hosts">,
  person: Person,
  kind: Notification,
) {
  if (Object.hasOwn(contactNotifications, kind) && contactNotifications[kind as "statement"].required)
    return undefined
  const token = await tokenOf(ctx, person, kind)
  const base = addressOf(person.kind === "staff" ? staffHost : mainHost(tenant))
  return {
    oneClick: `${base}/api/auth/unsubscribe?token=${token}`,
    page: `${base}/unsubscribe#${token}`,
  }
}

/** Who is gone hears nothing anyway: that is as good as done. */
export async function unsubscribe(request: PublicCtx, { token }: { token: string }) {
  const { tenantId, customerId, personId, kind } = await readToken(token)
  const bare = systemCtx(tenantId, request.requestId, request.now)
  // A mail goes on working at the address that the portal had then.
  const isTheirs =
    customerId === undefined ? request.host === staffHost : (await tenantAt(request)).id === tenantId
  if (!isTheirs) throw notFound()
  return withFreshReads(async () => {
    const person = await findPerson(bare, { personId, customerId })
    if (person)
      await setNotification({ ...bare, ip: request.ip, actor: actorOf(person) }, person, kind, false)
    return done
  })
}
