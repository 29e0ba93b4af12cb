import { addDays } from "../../../../shared/dates.ts"
import type { DraftEstimate, Estimate } from "../../../../shared/estimates.ts"
import type { DraftInvoice, Invoice } from "../../../../shared/invoices.ts"
import type { Currency } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"

/** What an editor holds besides lines and files, as texts; names are those of the server's field errors. */
export type Values = {
  currency: string
  pricesIncludeTax: string
  issuedOn: string
  dueOn: string
  expiresOn: string
  suppliedOn: string
  simplified: string
  "exchangeRate.toAed": string
  "exchangeRate.on": string
  "exchangeRate.source": string
  reference: string
  notes: string
  terms: string
  projectId: string
}

const on = (value: boolean | undefined) => (value ? "yes" : "")
const given = (text: string) => text.trim() || undefined

/** Due and valid for 30 days, which most are. */
const usualDays = 30

export const blankValues = (currency: Currency, today: string, rateSource: string): Values => ({
  currency,
  pricesIncludeTax: "",
  issuedOn: today,
  dueOn: addDays(today, usualDays),
  expiresOn: addDays(today, usualDays),
  suppliedOn: "",
  simplified: "",
  "exchangeRate.toAed": "",
  "exchangeRate.on": today,
  "exchangeRate.source": rateSource,
  reference: "",
  notes: "",
  terms: "",
  projectId: "",
})

type Written = Pick<
  Invoice | Estimate,
  "currency" | "pricesIncludeTax" | "issuedOn" | "reference" | "notes" | "terms" | "projectId"
>
const common = (document: Written) => ({
  currency: document.currency,
  pricesIncludeTax: on(document.pricesIncludeTax),
  issuedOn: document.issuedOn,
  reference: document.reference ?? "",
  notes: document.notes ?? "",
  terms: document.terms ?? "",
  projectId: document.projectId ?? "",
})

export const invoiceValues = (invoice: Omit<Invoice, "version" | "source">, blank: Values): Values => ({
  ...blank,
  ...common(invoice),
  dueOn: invoice.dueOn,
  suppliedOn: invoice.suppliedOn ?? "",
  simplified: on(invoice.simplified),
  ...(invoice.exchangeRate && {
    "exchangeRate.toAed": invoice.exchangeRate.toAed,
    "exchangeRate.on": invoice.exchangeRate.on,
    "exchangeRate.source": invoice.exchangeRate.source,
  }),
})

export const estimateValues = (estimate: Omit<Estimate, "version">, blank: Values): Values => ({
  ...blank,
  ...common(estimate),
  expiresOn: estimate.expiresOn,
})

type Content = Pick<DraftInvoice, "lines" | "attachmentIds">

const contentOf = (values: Values, { lines, attachmentIds }: Content) => ({
  currency: values.currency as Currency,
  pricesIncludeTax: values.pricesIncludeTax === "yes",
  lines,
  attachmentIds,
  issuedOn: values.issuedOn,
  reference: given(values.reference),
  notes: given(values.notes),
  terms: given(values.terms),
  projectId: given(values.projectId),
})

export const invoiceInput = (values: Values, content: Content, rated: boolean): DraftInvoice => ({
  ...contentOf(values, content),
  dueOn: values.dueOn,
  suppliedOn: given(values.suppliedOn),
  simplified: values.simplified === "yes",
  ...(rated &&
    values["exchangeRate.toAed"].trim() && {
      exchangeRate: {
        toAed: plainDecimal(values["exchangeRate.toAed"]),
        on: values["exchangeRate.on"],
        source: values["exchangeRate.source"],
      },
    }),
})

export const estimateInput = (values: Values, content: Content): DraftEstimate => ({
  ...contentOf(values, content),
  expiresOn: values.expiresOn,
})
