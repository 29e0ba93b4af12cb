import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { CreateImport, Import, MapImport } from "../../shared/imports.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import { next } from "../../shared/stored.ts"
import type { StaffCtx } from "../context.ts"
import { event } from "../events.ts"
import { sendJob } from "../job-queue.ts"
import { commit } from "../store/entity.ts"
import { imports, uploadForm } from "./store.ts"

export async function createImport(ctx: StaffCtx, input: CreateImport) {
  const file: Import = {
    ...input,
    id: newId("imp", ctx.now),
    version: 1,
    state: "uploading",
    createdAt: ctx.now,
  }
  await commit(ctx, imports.insert(ctx, file))
  return { import: file, upload: await uploadForm(ctx, file.id) }
}

export const getImport = (ctx: StaffCtx, { id }: { id: string }) => imports.get(ctx, id)

/** Newest first, without what only the page of one import shows. */
export async function listImports(ctx: StaffCtx, input: PageInput): Promise<Page<Import>> {
  const { items, next: after } = await imports.all(ctx, input)
  return { items: items.map(({ problems, headers, samples, columns, ...file }) => file), next: after }
}

/** Asked twice, the file is read twice and the outcome is the same; while it is taken in it stays as it is. */
async function analyse(ctx: StaffCtx, file: Import, changes: Partial<Import> = {}) {
  if (file.state === "importing" || file.state === "done") throw conflict(file.state)
  const analysing = next(file, { failure: undefined, finishedAt: undefined, ...changes, state: "analysing" })
  await commit(ctx, imports.replace(ctx, analysing))
  await sendJob({ kind: "import.analyse", tenantId: ctx.tenantId, importId: file.id })
  return analysing
}

export const analyseImport = async (ctx: StaffCtx, { id }: { id: string }) =>
  analyse(ctx, await imports.get(ctx, id))

/** Reads the file again as a person says that its columns and dates are meant. */
export async function mapImport(ctx: StaffCtx, { id, columns, dateFormat }: MapImport) {
  const file = await imports.get(ctx, id)
  const width = file.headers?.length ?? 0
  const outside = Object.entries(columns).filter(([, at]) => at < 0 || at >= width)
  if (outside.length > 0)
    throw invalid(Object.fromEntries(outside.map(([field]) => [`columns.${field}`, "not_a_column"])))
  return analyse(ctx, file, { columns, dateFormat })
}

const questions = ["missing_column", "date_format_undecided"]

export async function startImport(ctx: StaffCtx, { id }: { id: string }) {
  const file = await imports.get(ctx, id)
  const run = () => sendJob({ kind: "import.run", tenantId: ctx.tenantId, importId: id })
  // Asked again, a run that was lost begins again; one that was not finds its work done.
  if (file.state === "importing") return run().then(() => file)
  if (file.state !== "ready") throw conflict(file.state)
  if (file.problems?.some(({ reason }) => questions.includes(reason))) throw conflict("mapping_needed")
  const { invoicesNew = 0, invoicesChanged = 0, invoicesSame = 0 } = file.counts ?? {}
  const progress = { at: 0, of: invoicesNew + invoicesChanged + invoicesSame }
  const importing = next(file, { state: "importing", progress })
  const facts = { fileName: file.fileName, invoicesNew, invoicesChanged }
  await commit(ctx, imports.replace(ctx, importing), event(ctx, "import.started", { subjectId: id, facts }))
  await run()
  return importing
}
