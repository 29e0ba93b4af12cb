import * as z from "zod"
import { CreditNotePage, CreditNoteView, DraftCreditNote } from "../../shared/credit-notes.ts"
import { PageInput } from "../../shared/pages.ts"
import { Done } from "../../shared/sessions.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { discardCreditNote, draftCreditNote, publishCreditNote, saveCreditNote } from "./drafts.ts"
import {
  getContactCreditNote,
  getCustomerCreditNote,
  listContactCreditNotes,
  listCustomerCreditNotes,
  listTenantCreditNotes,
} from "./views.ts"

const limit = "gateway"
const ids = { customerId: z.string(), id: z.string() }
const ById = z.strictObject(ids)
const path = "/api/staff/customers/{customerId}/credit-notes/{id}" as const

export const contactCreditNoteRoutes = [
  contactRoute({
    on: "GET /api/portal/credit-notes",
    needs: "portal.invoices",
    limit,
    input: PageInput,
    output: CreditNotePage,
    run: listContactCreditNotes,
  }),
  contactRoute({
    on: "GET /api/portal/credit-notes/{id}",
    needs: "portal.invoices",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: CreditNoteView,
    run: getContactCreditNote,
  }),
]

export const staffCreditNoteRoutes = [
  staffRoute({
    on: "GET /api/staff/credit-notes",
    needs: "documents.read",
    limit,
    input: PageInput,
    output: CreditNotePage,
    run: listTenantCreditNotes,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/credit-notes",
    needs: "documents.read",
    limit,
    input: PageInput.extend({ customerId: z.string() }),
    output: CreditNotePage,
    run: listCustomerCreditNotes,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/invoices/{id}/credit-notes",
    needs: "documents.write",
    limit,
    input: DraftCreditNote.extend(ids),
    output: CreditNoteView,
    run: draftCreditNote,
  }),
  staffRoute({
    on: `GET ${path}`,
    needs: "documents.read",
    limit,
    input: ById,
    output: CreditNoteView,
    run: getCustomerCreditNote,
  }),
  staffRoute({
    on: `PUT ${path}`,
    needs: "documents.write",
    limit,
    input: DraftCreditNote.extend(ids),
    output: CreditNoteView,
    run: saveCreditNote,
  }),
  staffRoute({
    on: `DELETE ${path}`,
    needs: "documents.write",
    limit,
    input: ById,
    output: Done,
    run: discardCreditNote,
  }),
  staffRoute({
    on: `POST ${path}/publish`,
    needs: "documents.write",
    limit,
    input: ById,
    output: CreditNoteView,
    run: publishCreditNote,
  }),
]
