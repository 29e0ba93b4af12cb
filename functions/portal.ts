import { contactBankRoutes } from "./bank-transfers/routes.ts"
import { contactRoutes } from "./contacts/routes.ts"
import { contactRequestRoutes } from "./credit-note-requests/routes.ts"
import { contactCreditNoteRoutes } from "./credit-notes/routes.ts"
import { contactDetailsRoutes } from "./details/routes.ts"
import { linkedDocumentRoutes } from "./document-links/routes.ts"
import { contactEstimateRoutes } from "./estimates/routes.ts"
import { serve } from "./http/route.ts"
import { contactInvoiceRoutes } from "./invoices/routes.ts"
import { contactPaymentRoutes } from "./payments/contact-routes.ts"
import { contactProjectRoutes } from "./projects/routes.ts"
import { contactQueryRoutes } from "./queries/contact-routes.ts"
import { contactRetainerRoutes } from "./retainers/routes.ts"
import { contactStatementRoutes } from "./statements/routes.ts"

export const routes = [
  ...contactRoutes,
  ...contactInvoiceRoutes,
  ...contactCreditNoteRoutes,
  ...contactPaymentRoutes,
  ...contactStatementRoutes,
  ...linkedDocumentRoutes,
  ...contactQueryRoutes,
  ...contactProjectRoutes,
  ...contactDetailsRoutes,
  ...contactEstimateRoutes,
  ...contactRetainerRoutes,
  ...contactRequestRoutes,
  ...contactBankRoutes,
]
export const handler = serve(routes)
