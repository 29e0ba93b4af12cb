import type { Customer } from "../../shared/customers.ts"
import type { DocumentLine, DocumentParties, DocumentParty, ExchangeRate } from "../../shared/documents.ts"
import type { Address } from "../../shared/fields.ts"
import type { Tenant } from "../../shared/tenants.ts"
import { type Ctx, tenantCtx } from "../context.ts"
import { getFile } from "../files.ts"
import { log } from "../log.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import type { Brand, Party } from "../pdf/parts/letterhead.ts"
import type { PrintedLine, PrintedRate } from "../pdf/parts/lines.ts"
import { logoFile } from "../tenants/logo-files.ts"
import { archived } from "./archive.ts"

type PrintedKind = "invoice" | "creditNote" | "estimate" | "receipt" | "statement"

/** A document ready to be drawn: what it says, apart from the brand that it is dressed in. */
export type Printed = {
  kind: PrintedKind
  id: string
  customerId: string
  number: string
  /** Not a draft: issued, so that the same bytes have to come back. */
  isIssued: boolean
  content: { language: Languages }
  draw: (brand: Brand, report: (letters: string[]) => void) => Promise<Uint8Array>
}

/** Values of a row, in the words and shapes of the templates. */

const addressLines = ({ line1, line2, city, region, postalCode, country }: Address) =>
  [line1, line2, [city, region, postalCode].filter(Boolean).join(", "), country].filter(
    (line): line is string => Boolean(line),
  )

const partyOf = ({ name, nameArabic, address, trn, email, phone }: DocumentParty): Party => ({
  name,
  nameArabic,
  addressLines: addressLines(address),
  trn: trn || undefined,
  email,
  phone,
})

/** As they were when the document was published; as they are where it came in by an import, which knows no snapshot. */
export function partiesOf(tenant: Tenant, customer: Customer, parties?: DocumentParties) {
  const { email: _, phone: __, ...buyer } = partyOf(parties?.buyer ?? customer)
  return { seller: partyOf(parties?.seller ?? tenant), customer: buyer }
}

export const lineOf = (line: DocumentLine): PrintedLine => ({
  description: line.description,
  descriptionArabic: line.descriptionArabic,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discountPercent: line.discountPercent,
  discount: line.discount.minor,
  net: line.net.minor,
  taxRate: line.taxRate,
  tax: line.tax.minor,
})

export const rateOf = (rate: ExchangeRate | undefined): PrintedRate | undefined =>
  rate && { rate: rate.toAed, on: rate.on, source: rate.source }

async function brandOf(ctx: Ctx, { brand }: Tenant): Promise<Brand> {
  const { colour, logoVersion } = brand
  // The logo is the tenant's file: a customer's credentials reach that customer's own.
  return {
    colour,
    logoPng: logoVersion ? await getFile(tenantCtx(ctx), logoFile(logoVersion, "print")) : undefined,
  }
}

export async function bytesOf(ctx: Ctx & { tenant: Tenant }, printed: Printed): Promise<Uint8Array> {
  const { kind, id } = printed
  const report = (letters: string[]) =>
    log("info", {
      message: "letters without a glyph",
      requestId: ctx.requestId,
      kind,
      id,
      letters: letters.length,
    })
  const draw = async () => printed.draw(await brandOf(ctx, ctx.tenant), report)
  return printed.isIssued ? archived(ctx, printed, draw) : draw()
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name that every system takes, of a number that somebody typed. */
export function fileNameOf({ kind, number }: Pick<Printed, "kind" | "number">) {
  const plain = number
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .slice(0, 80)
    .replace(/^[.-]+|[.-]+$/g, "")
  return plain === "" || reserved.test(plain) ? kind + (plain && `-${plain}`) : plain
}
