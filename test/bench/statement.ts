import type { Scope } from "../../functions/store/credentials.ts"
import { startCloud } from "../../infra/local/cloud.ts"
import { addDays } from "../../shared/dates.ts"
import { becomeFunction } from "../helpers/inside.ts"
import { median, takeTurns } from "../helpers/measure.ts"
import { putRows, type Row } from "../helpers/rows.ts"
import { newCustomer, newTenant } from "../helpers/world.ts"

/** The same month of 50 entries behind ever longer histories: by month sums, and by adding all up. */
const histories = [100, 10_000, 100_000]
const rounds = 15
const range = { from: "2026-10-01", to: "2026-10-31", kind: "activity" as const }
const inRange = 50
const writers = 8

const cloud = await startCloud()
becomeFunction(cloud, "staff")
const { statementFor } = await import("../../functions/statements/statement.ts")
const { postings } = await import("../../functions/ledger/ledger.ts")
const { invoicePosting } = await import("../../functions/ledger/movements.ts")
const { owedBy } = await import("../../functions/ledger/posting.ts")
const { invoices } = await import("../../functions/invoices/store.ts")
const { customers } = await import("../../functions/customers/store.ts")
const { getTenant } = await import("../../functions/tenants/store.ts")
const { systemCtx } = await import("../../functions/context.ts")
const { dynamoFor } = await import("../../functions/store/credentials.ts")
const { balancesKey, ledgerKey } = await import("../../functions/store/keys.ts")

let units = 0

/** Every read of this tenant says what it took. */
function countUnits(scope: Scope) {
  dynamoFor(scope).middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" })
      const answer = await next(args)
      const { ConsumedCapacity: used = [] } = answer.output as { ConsumedCapacity?: Capacity | Capacity[] }
      for (const { CapacityUnits = 0 } of [used].flat()) units += CapacityUnits
      return answer
    },
    { step: "initialize" },
  )
}
type Capacity = { CapacityUnits?: number }

async function unitsOf(work: () => Promise<unknown>) {
  units = 0
  await work()
  return units
}

/** Entries one after the other, years back where there are many; each is an invoice that was paid long ago. */
async function newLedger(tenantId: string, customerId: string, count: number) {
  const total = count + inRange
  const rows = Array.from({ length: total }, (_each, at) => {
    const isWithin = at >= count
    const on = isWithin
      ? addDays("2026-10-01", at % 31)
      : addDays("2026-09-30", -Math.floor(((count - at) * 3650) / Math.max(count, 10_000)))
    const posting = invoicePosting({
      movement: `bench_${String(at).padStart(7, "0")}`,
      on,
      at: `${on}T00:00:00.000Z`,
      customerId,
      amount: { minor: isWithin ? 0 : at % 2 ? -100 : 100, currency: "AED" },
      number: `INV-${at}`,
    })
    const { documentId: _document, reference: _reference, ...kept } = posting
    return { ...kept, entries: posting.entries.map(({ account, minor }) => ({ account, minor })) }
  })
  const months = Map.groupBy(rows, ({ on }) => on.slice(0, 7))
  const stored = [
    ...rows.map((row) => ({ ...row, pk: ledgerKey(tenantId, customerId), sk: `${row.on}#${row.movement}` })),
    ...[...months].map(([month, within]) => {
      const receivable = within.reduce((sum, row) => sum + owedBy(row), 0)
      const pk = balancesKey(tenantId, customerId)
      return { pk, sk: `AED#${month}`, receivable, sales: 0 - receivable }
    }),
  ] as unknown as Row[]
  const share = Math.ceil(stored.length / writers)
  await Promise.all(
    Array.from({ length: writers }, (_each, at) =>
      putRows(cloud, stored.slice(at * share, (at + 1) * share)),
    ),
  )
}

try {
  const tenant = await newTenant(cloud)
  const { id: tenantId } = (await tenant.owner.ok("GET /api/staff/me")).tenant
  const plain = systemCtx(tenantId, "bench")
  countUnits(plain.scope)
  const ctx = { ...plain, tenant: await getTenant(plain) }
  const table = []
  for (const count of histories) {
    const { id } = await newCustomer(tenant, `Customer of ${count}`)
    await newLedger(tenantId, id, count)
    const customer = await customers.get(ctx, id, id)
    const bySums = async () =>
      (await statementFor(ctx, customer, range)).statement.currencies[0]?.closing.minor
    const byFold = async () => {
      const [all] = [
        await postings(ctx, id, "0000", range.to, 1_000_000),
        await invoices.listed(ctx, id, "open"),
      ]
      return all.reduce((sum, posting) => sum + owedBy(posting), 0)
    }
    if ((await bySums()) !== (await byFold())) throw new Error("the two ways differ")
    const taken = await takeTurns(
      [
        ["sums", bySums],
        ["fold", byFold],
      ],
      count > 50_000 ? 3 : rounds,
    )
    const [sums = [], fold = []] = [taken.get("sums"), taken.get("fold")]
    const row = {
      entries: count,
      "statement ms": Number(median(sums).toFixed(1)),
      "statement units": await unitsOf(bySums),
      "fold ms": Number(median(fold).toFixed(1)),
      "fold units": await unitsOf(byFold),
      n: sums.length,
    }
    table.push(row)
  }
  console.table(table)
} finally {
  await cloud.close()
}
