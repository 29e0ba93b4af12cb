import { revalidate, useNavigate } from "@solidjs/router"
import type { Asked } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import { paths } from "../paths.ts"
import { type Estimate, estimates, reloadEstimates } from "./api.ts"
import { useEstimateWords } from "./words.ts"

type Named = { id: string; name: string; nameArabic?: string | undefined }

/** Questions that are asked before something cannot be taken back. */
export function createEstimateActs() {
  const { own, name } = useEstimateWords()
  const toast = useToast()
  const navigate = useNavigate()

  const publish = (customer: Named, id: string, total: string): Asked => ({
    title: own().publishTitle(name(customer)),
    text: own().publishText(total),
    action: own().publish,
    kind: "primary",
    run: async () => {
      const { estimate } = await estimates.publish(customer.id, id)
      toast(own().published(estimate.number))
      await revalidate(reloadEstimates)
      navigate(paths.estimate(customer.id, id))
    },
  })
  const discard = ({ estimate }: Estimate): Asked => ({
    title: own().discardTitle,
    text: own().discardText,
    action: own().discard,
    run: async () => {
      await estimates.discard(estimate.customerId, estimate.id)
      toast(own().discarded)
      navigate(paths.customerTab(estimate.customerId, "estimates"))
      await revalidate(reloadEstimates.slice(0, 2))
    },
  })
  const makeVoid = ({ estimate }: Estimate): Asked => ({
    title: own().voidTitle(estimate.number),
    text: own().voidText,
    action: own().void,
    run: async () => {
      await estimates.void(estimate.customerId, estimate.id)
      toast(own().voided(estimate.number))
      await revalidate(reloadEstimates)
    },
  })
  const toInvoice = ({ estimate }: Estimate): Asked => ({
    title: own().toInvoiceTitle,
    text: own().toInvoiceText,
    action: own().toInvoice,
    kind: "primary",
    run: async () => {
      const { invoiceId } = await estimates.invoice(estimate.customerId, estimate.id)
      toast(own().invoiced)
      await revalidate(reloadEstimates)
      navigate(paths.invoice(estimate.customerId, invoiceId))
    },
  })
  return { publish, discard, makeVoid, toInvoice }
}
