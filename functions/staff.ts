import { apiKeyRoutes } from "./api-keys/routes.ts"
import { auditRoutes } from "./audit/routes.ts"
import { staffBankRoutes } from "./bank-transfers/routes.ts"
import { bulkInvitationRoutes } from "./bulk-invitations/routes.ts"
import { staffRequestRoutes } from "./credit-note-requests/routes.ts"
import { staffCreditNoteRoutes } from "./credit-notes/routes.ts"
import { customLinkRoutes } from "./custom-links/routes.ts"
import { customerRoutes } from "./customers/routes.ts"
import { staffDetailsRoutes } from "./details/routes.ts"
import { staffDocumentLinkRoutes } from "./document-links/routes.ts"
import { domainRoutes } from "./domains/routes.ts"
import { staffDownloadRoutes } from "./downloads/staff-routes.ts"
import { staffEstimateRoutes } from "./estimates/routes.ts"
import { serve } from "./http/route.ts"
import { importRoutes } from "./imports/routes.ts"
import { instalmentRoutes } from "./instalments/routes.ts"
import { staffInvitationRoutes } from "./invitations/staff-routes.ts"
import { invoiceAuthoringRoutes } from "./invoices/authoring-routes.ts"
import { staffInvoiceRoutes } from "./invoices/routes.ts"
import { numberingRoutes } from "./numbering/routes.ts"
import { staffPaymentRoutes } from "./payments/staff-routes.ts"
import { staffPreviewRoutes } from "./preview/routes.ts"
import { pricingRoutes } from "./pricing/routes.ts"
import { staffProjectRoutes } from "./projects/routes.ts"
import { querySettingsRoutes } from "./queries/settings-routes.ts"
import { staffQueryRoutes } from "./queries/staff-routes.ts"
import { staffRetainerRoutes } from "./retainers/routes.ts"
import { sampleDataRoutes } from "./sample-data/routes.ts"
import { senderDomainRoutes } from "./sender-domain/routes.ts"
import { teamRoutes } from "./staff-members/team-routes.ts"
import { staffStatementRoutes } from "./statements/routes.ts"
import { staffSupportRoutes } from "./support/routes.ts"
import { suppressionRoutes } from "./suppressions/routes.ts"
import { tenantRoutes } from "./tenants/routes.ts"

export const routes = [
  ...tenantRoutes,
  ...teamRoutes,
  ...customerRoutes,
  ...staffInvitationRoutes,
  ...staffInvoiceRoutes,
  ...invoiceAuthoringRoutes,
  ...staffCreditNoteRoutes,
  ...pricingRoutes,
  ...staffPaymentRoutes,
  ...staffStatementRoutes,
  ...importRoutes,
  ...apiKeyRoutes,
  ...staffPreviewRoutes,
  ...staffSupportRoutes,
  ...auditRoutes,
  ...staffDocumentLinkRoutes,
  ...staffQueryRoutes,
  ...querySettingsRoutes,
  ...numberingRoutes,
  ...staffProjectRoutes,
  ...staffDetailsRoutes,
  ...staffEstimateRoutes,
  ...staffRetainerRoutes,
  ...staffRequestRoutes,
  ...suppressionRoutes,
  ...senderDomainRoutes,
  ...bulkInvitationRoutes,
  ...customLinkRoutes,
  ...staffDownloadRoutes,
  ...domainRoutes,
  ...sampleDataRoutes,
  ...staffBankRoutes,
  ...instalmentRoutes,
]
export const handler = serve(routes)
