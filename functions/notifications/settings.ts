import { invalid } from "../../shared/errors.ts"
import {
  type ContactNotification,
  contactNotificationNames,
  contactNotifications,
  type Notification,
  type StaffNotification,
  staffNotificationNames,
  staffNotifications,
} from "../../shared/notifications.ts"
import { next } from "../../shared/stored.ts"
import type { Ctx, PersonCtx } from "../context.ts"
import { contacts } from "../customers/store.ts"
import { event } from "../events.ts"
import { aboutPerson, type Person, personOf } from "../people/people.ts"
import { staff } from "../staff-members/store.ts"
import { commit } from "../store/entity.ts"
import { staffHears } from "./recipients.ts"

type Setting = { kind: Notification; on: boolean; required: boolean }

/** What this person can hear of: of the staff, only who may act on something is asked about it. */
function settingsOf(person: Person): Setting[] {
  if (person.kind === "contact")
    return contactNotificationNames.map((kind) => {
      const { required } = contactNotifications[kind]
      return { kind, required, on: required || !person.row.muted?.includes(kind) }
    })
  const unmuted = { ...person.row, muted: [] }
  return staffNotificationNames
    .filter((kind) => staffHears(unmuted, kind))
    .map((kind) => ({ kind, ...staffNotifications[kind], on: staffHears(person.row, kind) }))
}

const muted = <K extends string>(before: K[] | undefined, kind: K, on: boolean) => {
  const others = (before ?? []).filter((each) => each !== kind)
  return on ? others : [...others, kind]
}

const isContactKind = (kind: Notification): kind is ContactNotification =>
  Object.hasOwn(contactNotifications, kind)

const replaced = (ctx: Ctx, person: Person, kind: Notification, on: boolean) =>
  person.kind === "contact"
    ? contacts.replace(
        ctx,
        next(person.row, { muted: muted(person.row.muted, kind as ContactNotification, on) }),
      )
    : staff.replace(ctx, next(person.row, { muted: muted(person.row.muted, kind as StaffNotification, on) }))

/**
 * Switches one kind of mail on or off; nothing is written where it is so already. Throws `invalid_input` for a kind
 * that is required or not this person's.
 */
export async function setNotification(ctx: Ctx, person: Person, kind: Notification, on: boolean) {
  const known = settingsOf(person).find((each) => each.kind === kind)
  if (!known || isContactKind(kind) !== (person.kind === "contact")) throw invalid({ kind: "invalid" })
  if (known.required && !on) throw invalid({ kind: "required" })
  if (known.on === on) return
  const changes = [{ field: kind, before: String(!on), after: String(on) }]
  await commit(
    ctx,
    replaced(ctx, person, kind, on),
    event(ctx, "notifications.changed", { ...aboutPerson(person), facts: { kind, on }, changes }),
  )
}

/** Whoever is signed in gets none of these any more. */
const unlisted: Notification[] = ["bulkInvitation"]
const listedFor = (ctx: PersonCtx) =>
  settingsOf(personOf(ctx)).filter((item) => !unlisted.includes(item.kind))

export const getNotifications = async (ctx: PersonCtx) => ({ items: listedFor(ctx) })

export async function changeNotification(ctx: PersonCtx, { kind, on }: { kind: Notification; on: boolean }) {
  await setNotification(ctx, personOf(ctx), kind, on)
  return { items: listedFor(ctx).map((item) => (item.kind === kind ? { ...item, on } : item)) }
}
