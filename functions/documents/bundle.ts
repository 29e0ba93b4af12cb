import { zipSync } from "fflate"
import { AppError } from "../../shared/errors.ts"
import { offeredOnPaper } from "../../shared/languages.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { reply } from "../http/route.ts"
import { publishedInvoice } from "../invoices/actions.ts"
import { printedInvoice } from "../invoices/pdf-content.ts"
import { invoices } from "../invoices/store.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { viewedEach } from "../preview/viewed.ts"
import { bytesOf, fileNameOf, type Printed } from "./printed.ts"

/** Several documents as one file. */

export const idsMax = 50
const atOnce = 5
/** Lambda answers at most 6 MB, and a file travels in Base64, which makes four bytes of three. */
const fileBytesMax = 4_400_000

type Several = { ids: string[]; language: Languages }
type SeveralOf = Several & { customerId: string }
type Filled = { printed: Printed; bytes: Uint8Array }
type TenantsCtx = Ctx & { tenant: Tenant }

function requireSize(bytes: number) {
  if (bytes > fileBytesMax)
    throw new AppError("conflict", "more than one answer holds", { reason: "download_too_large" })
}

/** A few at a time: drawing needs the processor, fetching does not. */
async function fillAll(ctx: TenantsCtx, all: Printed[]): Promise<Filled[]> {
  const filled: Filled[] = []
  for (let at = 0; at < all.length; at += atOnce) {
    const some = all.slice(at, at + atOnce)
    const taken = await Promise.all(
      some.map(async (printed) => ({ printed, bytes: await bytesOf(ctx, printed) })),
    )
    filled.push(...taken)
    requireSize(filled.reduce((sum, { bytes }) => sum + bytes.length, 0))
  }
  return filled
}

/** Names that differ also where case does not count. */
function uniqueNames(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let count = 2; taken.has(unique.toLowerCase()); count++) unique = `${name}-${count}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

/** The files lie in it as they are: their streams are compressed already. The clock is nowhere in it. */
function zipOf(filled: Filled[]): Uint8Array {
  const names = uniqueNames(filled.map(({ printed }) => fileNameOf(printed)))
  const entries = filled.map(({ bytes }, index) => [`${names[index]}.pdf`, bytes] as const)
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: new Date(2000, 0, 1) })
}

async function mergedFile(ctx: TenantsCtx, all: Printed[], language: Languages) {
  const { merge } = await import("./merge.ts")
  const bytes = await merge(ctx.tenant, await fillAll(ctx, all), offeredOnPaper(ctx.tenant, language))
  requireSize(bytes.length)
  return reply(null, { file: { bytes, type: "application/pdf", name: "invoices.pdf" } })
}

async function zippedFile(ctx: TenantsCtx, all: Printed[]) {
  const bytes = zipOf(await fillAll(ctx, all))
  requireSize(bytes.length)
  return reply(null, { file: { bytes, type: "application/zip", name: "invoices.zip" } })
}

const printedOfContact = (ctx: ContactCtx, { ids, language }: Several) =>
  Promise.all(
    ids.map(async (id) =>
      printedInvoice(ctx.tenant, ctx.customer, await publishedInvoice(ctx, id), language),
    ),
  )

async function printedOfCustomer(ctx: StaffCtx, { customerId, ids, language }: SeveralOf) {
  const customer = await customers.get(ctx, customerId, customerId)
  return Promise.all(
    ids.map(async (id) =>
      printedInvoice(ctx.tenant, customer, await invoices.get(ctx, id, customerId), language),
    ),
  )
}

const downloaded = (ctx: ContactCtx, all: Printed[]) =>
  viewedEach(
    ctx,
    "invoice.downloaded",
    all.map(({ id, number }) => ({ subjectId: id, facts: { number } })),
  )

export async function mergeInvoices(ctx: ContactCtx, input: Several) {
  const all = await printedOfContact(ctx, input)
  const file = await mergedFile(ctx, all, input.language)
  await downloaded(ctx, all)
  return file
}

export async function bundleInvoices(ctx: ContactCtx, input: Several) {
  const all = await printedOfContact(ctx, input)
  const file = await zippedFile(ctx, all)
  await downloaded(ctx, all)
  return file
}

export const mergeCustomerInvoices = async (ctx: StaffCtx, input: SeveralOf) =>
  mergedFile(ctx, await printedOfCustomer(ctx, input), input.language)

export const bundleCustomerInvoices = async (ctx: StaffCtx, input: SeveralOf) =>
  zippedFile(ctx, await printedOfCustomer(ctx, input))
