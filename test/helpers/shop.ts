import Stripe from "stripe"
import type { Cloud } from "../../infra/local/cloud.ts"
import { visitor } from "../../infra/local/visitor.ts"
import { connectStripe, importCsv, newContact, newTenant, type TestTenant, zohoCsv } from "./world.ts"

export type Shop = { tenant: TestTenant; tenantId: string; accountId: string }
export type Buyer = Awaited<ReturnType<typeof newBuyer>>

/** A company that takes cards. */
export async function newShop(cloud: Cloud): Promise<Shop> {
  const tenant = await newTenant(cloud)
  await connectStripe(cloud, tenant.owner)
  const { tenant: settings } = await tenant.owner.ok("GET /api/staff/me")
  return { tenant, tenantId: settings.id, accountId: settings.stripe.accountId }
}

let made = 0

/** A customer of the shop with one invoice for each total, and a contact who may pay them. */
export async function newBuyer(cloud: Cloud, { tenant, tenantId }: Shop, totals: string[], currency = "AED") {
  const name = `Buyer ${++made}x`
  const invoices = totals.map((total, at) => ({
    id: `${made}-${at}`,
    number: `INV-${made}-${at}`,
    total,
    currency,
  }))
  const done = await importCsv(cloud, tenant.owner, zohoCsv({ id: `${made}`, name }, invoices))
  if (done.state !== "done") throw new Error(`import ended as ${done.state}`)
  const { items } = await tenant.owner.ok(`GET /api/staff/customers?search=${encodeURIComponent(name)}`)
  const customerId: string = items[0].id
  const contact = await newContact(cloud, tenant, customerId)
  const list = await contact.visitor.ok("GET /api/portal/invoices?sort=amount&direction=down")
  const ids: string[] = list.items.map((item: { id: string }) => item.id)
  return {
    tenantId,
    customerId,
    customerName: name,
    ids,
    contact,
    email: contact.email,
    portal: contact.visitor,
  }
}

/** The state and what is left of each invoice, as its customer sees it. */
export async function statesOf({ portal, ids }: Buyer): Promise<[string, number][]> {
  const details = await Promise.all(ids.map((id) => portal.ok(`GET /api/portal/invoices/${id}`)))
  return details.map(({ state, due }) => [state, due.minor])
}

type Row = { movement: string; entries: { account: string; minor: number; invoiceId?: string }[] }

const plain = (value: Record<string, unknown>): unknown => {
  const [[type, inner] = ["", undefined]] = Object.entries(value)
  if (type === "L") return (inner as Record<string, unknown>[]).map(plain)
  if (type === "M")
    return Object.fromEntries(
      Object.entries(inner as Record<string, Record<string, unknown>>).map(([key, each]) => [
        key,
        plain(each),
      ]),
    )
  return type === "N" ? Number(inner) : inner
}

/** The rows of a partition, read past everything. */
export async function rowsOf(cloud: Cloud, pk: string): Promise<Record<string, unknown>[]> {
  const { Items } = await cloud.aws.engine.run("Query", {
    TableName: cloud.env("portal").TABLE_NAME,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
    ConsistentRead: true,
  })
  return Items.map((item: Record<string, unknown>) => plain({ M: item }))
}

/** What the ledger says of card payments. */
export async function cardPostings(cloud: Cloud, { tenantId, customerId }: Buyer): Promise<Row[]> {
  const rows = await rowsOf(cloud, `T#${tenantId}#C#${customerId}#ledger`)
  return rows.filter(({ kind }) => kind === "payment") as unknown as Row[]
}

const cards = {
  good: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  /** Can be saved, and is declined when it is charged. */
  declinedLater: "4000 0000 0000 0341",
  /** Its bank asks for the payer each time. */
  asksAlways: "4000 0027 6000 3184",
  /** Its payer disputes the payment at once. */
  disputes: "4000 0000 0000 0259",
  /** What is refunded to it comes back minutes later. */
  failsRefunds: "4000 0000 0000 5126",
}

/** Fills Stripe's page in and sends it, as a browser would; answers where that leads. */
export async function payAt(url: string, how: keyof typeof cards | "debit" | "debitFails" = "good") {
  const debits = { debit: "bank_debit", debitFails: "bank_debit_failing" }
  const form = new URLSearchParams({
    method: how in debits ? debits[how as keyof typeof debits] : "card",
    cardNumber: how in cards ? cards[how as keyof typeof cards] : cards.good,
    cardExpiry: "12 / 34",
    cardCvc: "123",
    billingName: "Carla Contact",
  })
  const answer = await fetch(url, { method: "POST", body: form, redirect: "manual" })
  await answer.text()
  return { status: answer.status, location: answer.headers.get("location") ?? "" }
}

type Signing = { secret?: string; atSeconds?: number; endpoint?: "connect" | "platform" }

/** Posts an event to our webhook, signed as Stripe signs unless told otherwise. */
export function tell(cloud: Cloud, event: object, { secret, atSeconds, endpoint = "connect" }: Signing = {}) {
  const arn = cloud.env("stripe-webhook").STRIPE_SECRET_ARN ?? ""
  const known = JSON.parse(cloud.aws.secrets[arn] ?? "{}")
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: JSON.stringify(event),
    secret: secret ?? known[`${endpoint}WebhookSecret`],
    timestamp: atSeconds ?? Math.floor(cloud.now() / 1000),
  })
  const on = `POST /api/stripe/${endpoint}`
  return visitor(cloud.port, "app.localhost").call(on, event, { "stripe-signature": signature })
}

/** The company's own account as its people see it in Stripe's dashboard. */
export function dashboard(cloud: Cloud, { accountId }: Shop) {
  const { hostname, port } = new URL(cloud.stripe.url)
  return new Stripe(cloud.stripe.apiKey, {
    protocol: "http",
    host: hostname,
    port,
    stripeAccount: accountId,
    maxNetworkRetries: 0,
  })
}
