import type { Customer } from "../../shared/customers.ts"
import { offeredOnPaper } from "../../shared/languages.ts"
import type { AskStatementFile, CurrencyStatement } from "../../shared/statements.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { bytesOf, fileNameOf, type Printed, partiesOf } from "../documents/printed.ts"
import { reply } from "../http/route.ts"
import { viewed } from "../preview/viewed.ts"
import { requireVisible } from "../tenants/visibility.ts"
import { statementCsv } from "./csv.ts"
import { drawStatement, type StatementPdf } from "./pdf.ts"
import { partIn, type Stated, statementFor } from "./statement.ts"

type TenantsCtx = Ctx & { tenant: Tenant }
type Asked = {
  of: Stated
  part: CurrencyStatement
  customer: Customer
  language: AskStatementFile["language"]
}
type Write = (ctx: TenantsCtx, asked: Asked) => Promise<{ bytes: Uint8Array; type: string; ending: string }>

/** Nothing of it is archived: a statement states what is so when it is asked for. */
const asPdf: Write = async (ctx, { of, part, customer, language }) => {
  const { from, to, kind, madeOn } = of
  const { currency } = part
  const content: Omit<StatementPdf, "brand"> = {
    ...partiesOf(ctx.tenant, customer),
    language,
    customerNumber: customer.number,
    from,
    to,
    kind,
    madeOn,
    currency,
    part,
  }
  const printed: Printed = {
    kind: "statement",
    id: customer.id,
    customerId: customer.id,
    number: "",
    isIssued: false,
    content,
    draw: (brand, report) => drawStatement({ ...content, brand }, report),
  }
  return { bytes: await bytesOf(ctx, printed), type: "application/pdf", ending: "pdf" }
}

const asCsv: Write = async (_, { of, part, language }) => ({
  bytes: statementCsv(of, part, language),
  type: "text/csv; charset=utf-8",
  ending: "csv",
})

async function fileOf(ctx: TenantsCtx, customer: Customer, input: AskStatementFile, write: Write) {
  const { currency, language, ...range } = input
  const { statement } = await statementFor(ctx, customer, range)
  const part = partIn(statement, currency)
  const asked = { of: statement, part, customer, language: offeredOnPaper(ctx.tenant, language) }
  const { bytes, type, ending } = await write(ctx, asked)
  const number = ["statement", customer.number, range.from, range.to, currency].filter(Boolean).join("-")
  return reply(null, {
    file: { bytes, type, name: `${fileNameOf({ kind: "statement", number })}.${ending}` },
  })
}

const forContact = (write: Write) => async (ctx: ContactCtx, input: AskStatementFile) => {
  requireVisible(ctx, "statements")
  const file = await fileOf(ctx, ctx.customer, input, write)
  const { from, to, currency } = input
  await viewed(ctx, "document.downloaded", ctx.customerId, { kind: "statement", from, to, currency })
  return file
}

const forStaff =
  (write: Write) =>
  async (ctx: StaffCtx, { customerId, ...input }: AskStatementFile & { customerId: string }) =>
    fileOf(ctx, await customers.get(ctx, customerId, customerId), input, write)

export const [downloadPdf, downloadCsv] = [forContact(asPdf), forContact(asCsv)]
export const [downloadCustomerPdf, downloadCustomerCsv] = [forStaff(asPdf), forStaff(asCsv)]
