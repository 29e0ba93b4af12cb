import { startCloud } from "../../infra/local/cloud.ts"
import { zohoExport } from "../../infra/local/demo-data.ts"
import { median, pairedRatio, quantile, takeTurns } from "../helpers/measure.ts"
import { importCsv, newContact, newTenant, password } from "../helpers/world.ts"

/** Whole requests on the local cloud, one at a time: edge, function, access check and database on this machine. */
const rounds = 50

const cloud = await startCloud()
try {
  const tenant = await newTenant(cloud)
  await importCsv(cloud, tenant.owner, zohoExport(1, { customers: 4, invoices: 80, today: "2026-11-22" }))
  const { items } = await tenant.owner.ok("GET /api/staff/customers")
  const { visitor: contact, email } = await newContact(cloud, tenant, items[0].id)
  const list = await contact.ok("GET /api/portal/invoices?filter=all")
  const invoice = list.items[0].id
  const taken = await takeTurns(
    [
      ["portal: 404", () => contact.call("GET /api/portal/nothing-here")],
      ["portal: who am I", () => contact.ok("GET /api/portal/me")],
      ["portal: invoice list", () => contact.ok("GET /api/portal/invoices?filter=all")],
      ["portal: one invoice", () => contact.ok(`GET /api/portal/invoices/${invoice}`)],
      ["portal: invoice as PDF", () => contact.ok(`GET /api/documents/invoices/${invoice}.pdf`)],
      ["sign-in", () => tenant.anyone().ok("POST /api/auth/sign-in", { email, password })],
    ],
    rounds,
    // What a request leaves behind, say an event to handle, is not part of the next one's time.
    cloud.idle,
  )
  const nothing = taken.get("portal: 404") ?? []
  console.table(
    [...taken].map(([request, times]) => ({
      request,
      "p50 ms": Number(median(times).toFixed(1)),
      "p95 ms": Number(quantile(times, 0.95).toFixed(1)),
      "× 404": Number(pairedRatio(times, nothing).toFixed(2)),
    })),
  )
} finally {
  await cloud.close()
}
