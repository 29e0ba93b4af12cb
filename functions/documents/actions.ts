import type { Customer } from "../../shared/customers.ts"
import type { Address } from "../../shared/fields.ts"
import { amountDue } from "../../shared/invoice-state.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Tenant } from "../../shared/tenants.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { getFile } from "../files.ts"
import { reply } from "../http/route.ts"
import { publishedInvoice } from "../invoices/actions.ts"
import { drawInvoice, type InvoicePdf } from "../invoices/pdf.ts"
import { invoices } from "../invoices/store.ts"
import { viewed } from "../preview/viewed.ts"
import { logoFile } from "../tenants/actions.ts"

type Language = InvoicePdf["language"]

const addressLines = ({ line1, line2, city, region, postalCode, country }: Address) =>
  [line1, line2, [city, region, postalCode].filter(Boolean).join(", "), country].filter(
    (line): line is string => Boolean(line),
  )

function pdfOf(
  tenant: Tenant,
  customer: Customer,
  invoice: Invoice,
  language: Language,
  logoPng?: Uint8Array,
): InvoicePdf {
  return {
    language,
    seller: {
      name: tenant.name,
      nameArabic: tenant.nameArabic,
      addressLines: addressLines(tenant.address),
      trn: tenant.trn,
      email: tenant.email,
      phone: tenant.phone,
    },
    brand: { colour: tenant.brand.colour, logoPng },
    customer: {
      name: customer.name,
      nameArabic: customer.nameArabic,
      addressLines: addressLines(customer.address),
      trn: customer.trn,
    },
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    reference: invoice.reference,
    currency: invoice.currency,
    lines: invoice.lines.map((line) => ({
      description: line.description,
      descriptionArabic: line.descriptionArabic,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount.minor,
      net: line.net.minor,
      taxRate: line.taxRate,
      tax: line.tax.minor,
    })),
    subtotal: invoice.subtotal.minor,
    discount: invoice.discount.minor,
    tax: invoice.tax.minor,
    adjustment: invoice.adjustment.minor,
    total: invoice.total.minor,
    paid: invoice.paid.minor,
    credited: invoice.credited.minor,
    due: amountDue(invoice).minor,
    exchangeRateToAed: invoice.exchangeRate && {
      rate: invoice.exchangeRate.toAed,
      on: invoice.exchangeRate.on,
      source: invoice.exchangeRate.source,
    },
    notes: invoice.notes,
    terms: invoice.terms,
    stamp: stampOf(invoice),
  }
}

function stampOf(invoice: Invoice): InvoicePdf["stamp"] {
  if (invoice.document === "void") return "void"
  if (invoice.document === "draft") return "draft"
  return amountDue(invoice).minor === 0 ? "paid" : undefined
}

async function logoOf(ctx: Ctx, tenant: Tenant) {
  const { logoVersion } = tenant.brand
  return logoVersion ? getFile(ctx, logoFile(logoVersion)) : undefined
}

async function invoiceFile(
  ctx: Ctx & { tenant: Tenant },
  customer: Customer,
  invoice: Invoice,
  language: Language,
) {
  const bytes = await drawInvoice(
    pdfOf(ctx.tenant, customer, invoice, language, await logoOf(ctx, ctx.tenant)),
  )
  const name = `${invoice.number.replace(/[^A-Za-z0-9._-]+/g, "-")}.pdf`
  return reply(null, { file: { bytes, type: "application/pdf", name } })
}

export async function downloadInvoice(ctx: ContactCtx, input: { id: string; language: Language }) {
  const invoice = await publishedInvoice(ctx, input.id)
  const file = await invoiceFile(ctx, ctx.customer, invoice, input.language)
  await viewed(ctx, "invoice.downloaded", input.id, { number: invoice.number })
  return file
}

export async function downloadCustomerInvoice(
  ctx: StaffCtx,
  input: { customerId: string; id: string; language: Language },
) {
  const [customer, invoice] = await Promise.all([
    customers.get(ctx, input.customerId, input.customerId),
    invoices.get(ctx, input.id, input.customerId),
  ])
  return invoiceFile(ctx, customer, invoice, input.language)
}
