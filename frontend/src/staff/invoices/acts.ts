import { revalidate, useNavigate } from "@solidjs/router"
import type { InvoiceDetail } from "../../../../shared/invoices.ts"
import type { Asked } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import {
  getActivity,
  getCustomer,
  getCustomerActivity,
  getCustomerInvoices,
  getInvoice,
  getInvoices,
} from "../api.ts"
import { getHistory, invoices } from "../documents/api.ts"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useInvoiceWords } from "./words.ts"

/** What shows something of an invoice, and is asked for anew when one changes. */
export const reloadInvoices = [
  getInvoice.key,
  getInvoices.key,
  getCustomerInvoices.key,
  getCustomer.key,
  getHistory.key,
  getActivity.key,
  getCustomerActivity.key,
]

/** Published by a company that is registered for tax: corrected by credit notes, never rewritten. */
export const isTaxInvoice = ({ invoice }: InvoiceDetail, trn: string | undefined) =>
  invoice.document === "published" && Boolean(invoice.parties ? invoice.parties.seller.trn : trn)

/** Why a published invoice cannot be made void, if so. */
export function whyNotVoid({ invoice }: InvoiceDetail, tax: boolean) {
  if (tax) return "notVoidTax" as const
  const touched = invoice.paid.minor || invoice.credited.minor || invoice.processing
  return touched ? ("notVoidPaid" as const) : undefined
}

type Named = { id: string; name: string; nameArabic?: string | undefined }

/** Questions that are asked before something cannot be taken back. */
export function createInvoiceActs() {
  const { own, name } = useInvoiceWords()
  const { tenant } = useStaff()
  const toast = useToast()
  const navigate = useNavigate()

  const publish = (customer: Named, id: string, total: string): Asked => ({
    title: own().publishTitle(name(customer)),
    text: own().publishText(total) + (tenant().trn ? own().publishTax : ""),
    action: own().publish,
    kind: "primary",
    run: async () => {
      const { invoice } = await invoices.publish(customer.id, id)
      toast(own().published(invoice.number))
      await revalidate(reloadInvoices)
      navigate(paths.invoice(customer.id, id))
    },
  })

  const discard = (customerId: string, id: string): Asked => ({
    title: own().discardTitle,
    text: own().discardText,
    action: own().discard,
    run: async () => {
      await invoices.discard(customerId, id)
      toast(own().discarded)
      navigate(paths.customerInvoices(customerId))
      await revalidate([getInvoices.key, getCustomerInvoices.key])
    },
  })
  return { publish, discard }
}
