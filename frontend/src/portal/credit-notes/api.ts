import { query } from "@solidjs/router"
import type { infer as Infer } from "zod"
import type { CreditNoteSummary, CreditNoteView } from "../../../../shared/credit-notes.ts"
import type { Page } from "../../../../shared/pages.ts"
import { search, send } from "../../lib/api.ts"

export type CreditNote = Infer<typeof CreditNoteView>

export const getCreditNotes = query(
  (after: string | undefined) =>
    send<Page<CreditNoteSummary>>("GET", `/api/portal/credit-notes${search({ after })}`),
  "creditNotes",
)
export const getCreditNote = query(
  (id: string) => send<CreditNote>("GET", `/api/portal/credit-notes/${id}`),
  "creditNote",
)
