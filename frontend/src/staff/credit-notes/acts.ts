import { revalidate, useNavigate } from "@solidjs/router"
import type { Asked } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import { type CreditNote, creditNotes, getCreditNote, getCreditNotes } from "../documents/api.ts"
import { reloadInvoices } from "../invoices/acts.ts"
import { paths } from "../paths.ts"
import { useCreditNoteWords } from "./words.ts"

/** Questions that are asked before something cannot be taken back. */
export function createCreditNoteActs() {
  const { own } = useCreditNoteWords()
  const toast = useToast()
  const navigate = useNavigate()

  const publish = ({ customerId, id }: CreditNote, amount: string): Asked => ({
    title: own().publishTitle(amount),
    text: own().publishText,
    action: own().publish,
    kind: "primary",
    run: async () => {
      const { number } = await creditNotes.publish(customerId, id)
      toast(own().published(number))
      await revalidate([getCreditNote.key, getCreditNotes.key, ...reloadInvoices])
      navigate(paths.creditNote(customerId, id))
    },
  })

  const discard = ({ customerId, id, invoiceId }: CreditNote): Asked => ({
    title: own().discardTitle,
    text: own().discardText,
    action: own().discard,
    run: async () => {
      await creditNotes.discard(customerId, id)
      toast(own().discarded)
      navigate(paths.invoice(customerId, invoiceId))
      await revalidate(getCreditNotes.key)
    },
  })
  return { publish, discard }
}
