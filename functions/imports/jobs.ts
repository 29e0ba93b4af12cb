import { dateIn } from "../../shared/dates.ts"
import { AppError } from "../../shared/errors.ts"
import type { Import } from "../../shared/imports.ts"
import { next } from "../../shared/stored.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { event } from "../events.ts"
import { type JobMessage, sendJob } from "../job-queue.ts"
import { commit } from "../store/entity.ts"
import { getTenant } from "../tenants/store.ts"
import { commitAll, type Work } from "./commit.ts"
import { dryRun, totalsOf } from "./dry-run.ts"
import { inTurns, matchCustomers, place } from "./plan.ts"
import { readSource, type SourceFile } from "./source/rows.ts"
import { allCustomers } from "./standing.ts"
import { imports, openFile } from "./store.ts"

type ImportMessage = Extract<JobMessage, { importId: string }>

const problemsMax = 500

const read = async (ctx: Ctx, file: Import, tenant: Tenant): Promise<SourceFile> =>
  readSource(await openFile(ctx, file.id), {
    columns: file.columns,
    dateFormat: file.dateFormat,
    currency: tenant.currency,
  })

const workOf = (ctx: Ctx, tenant: Tenant, file: Import, system: string): Work => ({
  ctx,
  tenant,
  today: dateIn(tenant.timeZone, ctx.now),
  system,
  fileName: file.fileName,
})

async function analyse(ctx: Ctx, file: Import) {
  const tenant = await getTenant(ctx)
  const source = await read(ctx, file, tenant)
  const { counts, problems } = await dryRun(workOf(ctx, tenant, file, source.system), source)
  const ready = next(file, {
    state: "ready",
    format: source.format,
    dateFormat: source.dateFormat,
    headers: source.headers,
    samples: source.samples,
    columns: source.columns,
    counts,
    totals: totalsOf(source),
    problems: [...source.problems, ...problems].sort((a, b) => a.row - b.row).slice(0, problemsMax),
  })
  await commit(ctx, imports.replace(ctx, ready))
}

const invoicesTogether = 200
/** Well inside the function's 300 seconds, reading the file again included. */
const budgetMilliseconds = 150_000
const saveMilliseconds = 3_000

/** How far an import is, kept in its row for people to see and for the next run to go on from. */
function progressOf(ctx: Ctx, started: Import, of: number) {
  let file = started
  let savedAt = Date.now()
  return {
    isStale: () => Date.now() - savedAt > saveMilliseconds,
    at: (at: number, changes: Partial<Import> = {}) => next(file, { progress: { at, of }, ...changes }),
    async save(at: number) {
      file = next(file, { progress: { at, of } })
      await commit(ctx, imports.replace(ctx, file))
      savedAt = Date.now()
    },
  }
}

/** Takes invoices in from where the last run stopped. Enough at a time, then the next message goes on. */
async function run(ctx: Ctx, file: Import) {
  const begun = Date.now()
  const tenant = await getTenant(ctx)
  const source = await read(ctx, file, tenant)
  const work = workOf(ctx, tenant, file, source.system)
  const from = { tenantId: ctx.tenantId, system: source.system }
  const matches = matchCustomers(from, source.customers, await allCustomers(ctx))
  const ordered = inTurns(source.invoices)
  const progress = progressOf(ctx, file, ordered.length)
  for (let at = file.progress?.at ?? 0; at < ordered.length; ) {
    const together = ordered.slice(at, at + invoicesTogether)
    await commitAll(work, place(from, together, matches).placed)
    at += together.length
    const isLate = Date.now() - begun > budgetMilliseconds
    if (isLate || progress.isStale()) await progress.save(at)
    if (isLate) return sendJob({ kind: "import.run", tenantId: ctx.tenantId, importId: file.id })
  }
  await finish(ctx, progress.at(ordered.length, { state: "done", finishedAt: ctx.now }))
}

async function finish(ctx: Ctx, file: Import) {
  const { invoicesNew = 0, invoicesChanged = 0, customersNew = 0, badRows = 0 } = file.counts ?? {}
  const facts = { fileName: file.fileName, invoicesNew, invoicesChanged, customersNew, badRows }
  await commit(ctx, imports.replace(ctx, file), event(ctx, "import.finished", { subjectId: file.id, facts }))
}

async function fail(ctx: Ctx, file: Import, failure: string) {
  const facts = { fileName: file.fileName, failure }
  await commit(
    ctx,
    imports.replace(ctx, next(file, { state: "failed", failure, finishedAt: ctx.now })),
    event(ctx, "import.failed", { subjectId: file.id, facts }),
  )
}

/**
 * Safe to run as often as the queue likes: a message whose state has passed does nothing, and whoever finds that
 * another worker moved the import on leaves it to that one.
 */
export async function runImportJob(ctx: Ctx, { kind, importId }: ImportMessage) {
  const file = await imports.get(ctx, importId)
  if (file.state !== (kind === "import.analyse" ? "analysing" : "importing")) return
  try {
    await (kind === "import.analyse" ? analyse(ctx, file) : run(ctx, file))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === "invalid_input" && error.reason) await fail(ctx, file, error.reason)
    else if (error.code !== "conflict") throw error
  }
}
