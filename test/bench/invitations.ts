import { startCloud } from "../../infra/local/cloud.ts"
import type { Contact, Customer } from "../../shared/customers.ts"
import { newId, randomId } from "../../shared/ids.ts"
import { becomeFunction } from "../helpers/inside.ts"
import { enablePortal, newTenant } from "../helpers/world.ts"

/** A bulk invitation to many: how fast it is asked for and goes out, by default to 10,000 (`SIZE=1000` for fewer). */
const size = Number(process.env.SIZE ?? 10_000)
const together = 45

const cloud = await startCloud()
becomeFunction(cloud, "staff")
const { customers, contacts, claimAddress } = await import("../../functions/customers/store.ts")
const { systemCtx } = await import("../../functions/context.ts")
const { commit } = await import("../../functions/store/entity.ts")

const seconds = (from: number) => Number(((performance.now() - from) / 1000).toFixed(1))
const company = await newTenant(cloud)
await enablePortal(company.owner)
const { tenant } = await company.owner.ok("GET /api/staff/me")
const ctx = systemCtx(tenant.id, "bench", new Date(cloud.now()).toISOString())

/** Straight into the table: what is measured comes afterwards. Every four hundredth address bounces, an eighth of what would stop it. */
function newPair(at: number) {
  const customerId = randomId()
  const email = at % 400 === 0 ? `bounce+${at}@simulator.amazonses.com` : `person-${at}@bulk.example`
  const stored = { version: 1, createdAt: ctx.now }
  const contact: Contact = {
    ...stored,
    id: newId("con", ctx.now),
    customerId,
    name: `Person ${at}`,
    email,
    role: "payer",
    language: at % 2 ? "en" : "ar",
    state: "notInvited",
  }
  const customer: Customer = {
    ...stored,
    id: customerId,
    name: `Customer ${at}`,
    currency: "AED",
    address: {},
  }
  return [customers.insert(ctx, customer), contacts.insert(ctx, contact), claimAddress(ctx, contact)]
}

const seeding = performance.now()
for (let at = 0; at < size; at += together / 3) {
  const count = Math.min(together / 3, size - at)
  await commit(ctx, ...Array.from({ length: count }, (_, more) => newPair(at + more)).flat())
}
console.log(`${size} customers with a contact each, stored in ${seconds(seeding)} s`)

const all = "/api/staff/bulk-invitations"
const looking = performance.now()
const look = await company.owner.ok(`POST ${all}/look`, { selection: { of: "all" } })
console.log(`who would get one (${look.recipients}) answered in ${seconds(looking)} s`)

const asking = performance.now()
const bulk = await company.owner.ok(`POST ${all}`, {
  idempotencyKey: "bench-invitations",
  selection: { of: "all" },
  texts: {},
  guide: true,
})
const answered = performance.now() - asking
await cloud.idle()
const took = seconds(asking)
const { state, counts, reason } = await company.owner.ok(`GET ${all}/${bulk.id}`)
const got = new Map<string, number>()
for (const { to } of cloud.mails()) for (const address of to) got.set(address, (got.get(address) ?? 0) + 1)
const invited = [...got].filter(([address]) => /^(person-|bounce\+)/.test(address))
const doubled = invited.filter(([, count]) => count > 1).length
console.log(`asked for in ${answered.toFixed(0)} ms; ${state} ${reason ?? ""} after ${took} s`)
console.log(`${invited.length} mails, ${Math.round(invited.length / took)} a second, ${doubled} doubled`)
console.log(`recipients: ${JSON.stringify(counts)}`)
const viewing = performance.now()
await company.owner.ok(`GET ${all}/${bulk.id}`)
console.log(
  `progress of it answered in ${seconds(viewing)} s; ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB here`,
)
await cloud.close()
