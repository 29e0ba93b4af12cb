import type {
  ChosenPerson,
  CustomerSelection,
  Recipient,
  SkippedReason,
} from "../../shared/bulk-invitations.ts"
import type { Contact, Customer } from "../../shared/customers.ts"
import { addSeconds } from "../../shared/dates.ts"
import type { Ctx } from "../context.ts"
import { everyMatch, matching } from "../customers/matching.ts"
import { contacts, customers } from "../customers/store.ts"
import { suppressionsOf } from "../suppressions/store.ts"
import { getTenant } from "../tenants/store.ts"
import { recipientsOf, stateNow } from "./store.ts"

type Candidate = { customer: Customer; people: Contact[] }

const atOnce = 20

/** Those that are gone meanwhile are left out: they were chosen from a list that somebody looked at for a while. */
async function theseCustomers(ctx: Ctx, ids: string[]): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = await Promise.all(
      ids.slice(at, at + atOnce).map(async (id) => {
        const [customer, people] = await Promise.all([customers.find(ctx, id, id), contacts.owned(ctx, id)])
        return customer && { customer, people }
      }),
    )
    found.push(...some.filter((one) => one !== undefined))
  }
  return found
}

/** Of these people each who is still there, and nobody else at their customers. */
async function thesePeople(ctx: Ctx, people: ChosenPerson[]): Promise<Candidate[]> {
  const wanted = new Set(people.map(({ contactId }) => contactId))
  const found = await theseCustomers(ctx, [...new Set(people.map(({ customerId }) => customerId))])
  return found
    .map(({ customer, people }) => ({ customer, people: people.filter(({ id }) => wanted.has(id)) }))
    .filter(({ people }) => people.length > 0)
}

const unanswered = ["sent", "delivered", "opened", "expired"]

/** Who was sent that one and is still not in. */
async function notAccepted(ctx: Ctx, bulkInvitationId: string): Promise<Candidate[]> {
  const earlier = await recipientsOf(ctx, bulkInvitationId)
  return thesePeople(
    ctx,
    earlier.filter((each) => unanswered.includes(stateNow(each, ctx.now))),
  )
}

const wasInvited = ({ state, invitedAt }: Contact) => state !== "notInvited" || invitedAt !== undefined

async function candidatesOf(ctx: Ctx, selection: CustomerSelection): Promise<Candidate[]> {
  if (selection.of === "these") return theseCustomers(ctx, [...new Set(selection.customerIds)])
  if (selection.of === "people") return thesePeople(ctx, selection.people)
  if (selection.of === "notAccepted") return notAccepted(ctx, selection.bulkInvitationId)
  const { of, ...filters } = selection
  if (of === "all") return matching(ctx, (await getTenant(ctx)).timeZone, filters)
  return (await everyMatch(ctx, filters)).filter(({ people }) => !people.some(wasInvited))
}

const pauseSeconds = 86_400

/** Why this contact gets none now; undefined for who does. Nobody is written to twice within a day. */
export function reasonNot(contact: Contact, isSuppressed: boolean, now: string): SkippedReason | undefined {
  if (contact.state === "active") return "alreadyIn"
  if (isSuppressed) return "suppressed"
  if (contact.muted?.includes("bulkInvitation")) return "unsubscribed"
  if (contact.invitedAt && addSeconds(contact.invitedAt, pauseSeconds) > now) return "invitedLately"
  return undefined
}

/** The id that stands for a customer with nobody to write to. */
const nobodyAt = (customerId: string) => `none_${customerId}`

/** Everybody who is meant, and of each whether there is a mail for them. */
export async function resolveSelection(ctx: Ctx, selection: CustomerSelection): Promise<Recipient[]> {
  const candidates = (await candidatesOf(ctx, selection)).filter(({ customer }) => !customer.sample)
  const emails = candidates.flatMap(({ people }) => people.map(({ email }) => email))
  const suppressed = await suppressionsOf(ctx, emails)
  return candidates.flatMap(({ customer, people }): Recipient[] => {
    const of = { customerId: customer.id, customerName: customer.name }
    if (people.length === 0) {
      const nobody = { contactId: nobodyAt(customer.id), name: "", email: "", language: "en" } as const
      return [{ ...of, ...nobody, state: "skipped", reason: "noContact" }]
    }
    return people.map((contact) => {
      const { id: contactId, name, email, language } = contact
      const reason = reasonNot(contact, suppressed.has(email), ctx.now)
      const state = reason ? ("skipped" as const) : ("queued" as const)
      return { ...of, contactId, name, email, language, state, ...(reason && { reason }) }
    })
  })
}
