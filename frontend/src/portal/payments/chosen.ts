import type { Currency } from "../../../../shared/money.ts"
import type { AskQuote } from "../../../../shared/payments.ts"
import { paths } from "../paths.ts"

/** As many as one payment holds: shared/payments.ts has it too, but browsers take only its types. */
export const paidTogetherMax = 90

/** Where paying these is looked at first. */
export const payAddress = (asked: AskQuote) =>
  asked.currency
    ? `${paths.pay}?all=${asked.currency}`
    : `${paths.pay}?invoices=${asked.invoiceIds?.join(",")}${asked.instalment ? "&part=instalment" : ""}`

/** Where these were chosen, still chosen. */
export function choosingAddress(asked: AskQuote) {
  const [only, ...others] = asked.invoiceIds ?? []
  if (!only) return paths.invoices
  return others.length === 0 ? paths.invoice(only) : `${paths.invoices}?chosen=${asked.invoiceIds?.join(",")}`
}

type Asked = { all?: string; invoices?: string; part?: string }

/** What such an address asks for; the server judges it. */
export const askedBy = ({ all, invoices = "", part }: Asked): AskQuote =>
  all
    ? { currency: all as Currency }
    : {
        invoiceIds: invoices.split(",").filter(Boolean),
        instalment: part === "instalment" ? true : undefined,
      }
