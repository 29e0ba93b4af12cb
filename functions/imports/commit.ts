import type { Contact, Customer } from "../../shared/customers.ts"
import { AppError } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import { formatAmount } from "../../shared/money.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { claimAddress, contactAddresses, contacts, customers } from "../customers/store.ts"
import { emailHash } from "../directory.ts"
import { event } from "../events.ts"
import { invoices } from "../invoices/store.ts"
import { post } from "../ledger/ledger.ts"
import { takenNumbers } from "../numbering/store.ts"
import { payments } from "../payments/store.ts"
import { commit } from "../store/entity.ts"
import type { Change } from "./changes.ts"
import { type Match, type Placed, sourceIdOf } from "./plan.ts"
import { changesOf, type Planned } from "./standing.ts"
import { importedAt } from "./store.ts"

/** One import at work: its own context, its tenant, and what names it in events. */
export type Work = { ctx: Ctx; tenant: Tenant; today: string; system: string; fileName: string }

const isConflict = (error: unknown) => error instanceof AppError && error.code === "conflict"

/** True when done, false when somebody was faster. */
async function tried(work: Promise<void>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (isConflict(error)) return false
    throw error
  }
}

function newCustomer({ ctx, system }: Work, { customer, customerId }: Match): Customer {
  const { name, number, email, trn, address, currency } = customer
  return {
    id: customerId,
    version: 1,
    name,
    number,
    email,
    currency,
    trn,
    address,
    source: { system, id: sourceIdOf(customer) },
    createdAt: ctx.now,
  }
}

/** Its id comes from the source's, so a second run finds it there and leaves it as people have changed it. */
async function ensureCustomer(work: Work, match: Match) {
  const { ctx } = work
  const { customerId } = match
  const known = match.known ?? (await customers.find(ctx, customerId, customerId))
  if (!known) {
    const customer = newCustomer(work, match)
    const facts = { name: customer.name, import: work.fileName }
    await tried(
      commit(ctx, customers.insert(ctx, customer), event(ctx, "customer.created", { customerId, facts })),
    )
  } else if (match.link) {
    const source = { system: work.system, id: sourceIdOf(match.customer) }
    const facts = { name: known.name, import: work.fileName }
    const linked = customers.replace(ctx, next(known, { source }))
    await tried(commit(ctx, linked, event(ctx, "customer.updated", { customerId, facts })))
  }
}

/** The source's primary contact, unless this customer has one with that address. */
async function ensureContact({ ctx, tenant, fileName }: Work, { customer, customerId }: Match) {
  const { email, name } = customer
  if (!email || (await contactAddresses.find(ctx, emailHash(email), customerId))) return
  const contact: Contact = {
    id: newId("con", ctx.now),
    version: 1,
    customerId,
    name: name.slice(0, 120),
    email,
    role: "admin",
    language: tenant.language,
    state: "notInvited",
    createdAt: ctx.now,
  }
  const facts = { name: contact.name, role: contact.role, import: fileName }
  const added = event(ctx, "contact.added", { customerId, subjectId: contact.id, facts })
  await tried(commit(ctx, contacts.insert(ctx, contact), claimAddress(ctx, contact), added))
}

/** Activity of the customer: one row for all its first invoices, and one for each change of money. */
function eventsOf(
  { ctx, fileName }: Work,
  { at, of }: Placed,
  change: Exclude<Change, { kind: "same" | "refused" }>,
) {
  const { id, number, customerId, currency } = change.invoice
  const about = { customerId, subjectId: id }
  if (change.kind === "new")
    return at === 0
      ? [event(ctx, "invoice.imported", { ...about, facts: { import: fileName, invoices: of } })]
      : []
  const due = formatAmount(amountDue(change.invoice).minor, currency)
  return [event(ctx, "invoice.updated", { ...about, facts: { import: fileName, number, due, currency } })]
}

async function commitChange(work: Work, { placed, change, isNumberFree }: Planned) {
  if (change.kind === "same" || change.kind === "refused") return true
  const { ctx } = work
  const { invoice, postings, payment } = change
  const { id: documentId, customerId, number } = invoice
  const rows =
    change.kind === "new"
      ? [invoices.insert(ctx, invoice), importedAt.insert(ctx, invoice.id, invoice.customerId)]
      : [invoices.replace(ctx, invoice)]
  const holder = { documentId, customerId, imported: true as const }
  const taken = isNumberFree ? [takenNumbers.insert(ctx, "invoice", number, holder)] : []
  const money = postings.flatMap((posting) => post(ctx, posting))
  const paid = payment ? [payments.insert(ctx, payment)] : []
  return tried(commit(ctx, ...rows, ...taken, ...money, ...paid, ...eventsOf(work, placed, change)))
}

const attemptsMax = 4

/**
 * One customer's invoices, one after the other, each in a transaction of its own. Where a payment was faster than
 * we, everything is read again: what is done by then has become the same.
 */
async function importCustomer(work: Work, placed: Placed[]) {
  const [first] = placed
  if (first?.at === 0) {
    await ensureCustomer(work, first.match)
    await ensureContact(work, first.match)
  }
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const changes = await changesOf(work, placed)
    let conflicts = 0
    for (const planned of changes) if (!(await commitChange(work, planned))) conflicts++
    if (conflicts === 0) return
  }
  throw new Error("an import keeps conflicting with other work on the same invoices")
}

const customersAtOnce = 8

/** Customers side by side. A failure is thrown once everything under way has ended: nothing goes on unseen. */
export async function commitAll(work: Work, placed: Placed[]) {
  const groups = [...Map.groupBy(placed, (each) => each.match.customerId).values()]
  const worker = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) await importCustomer(work, group)
  }
  const ended = await Promise.allSettled(Array.from({ length: customersAtOnce }, worker))
  for (const end of ended) if (end.status === "rejected") throw end.reason
}
