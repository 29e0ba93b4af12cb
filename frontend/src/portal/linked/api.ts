import type { LinkedDocument } from "../../../../shared/document-links.ts"
import type { StartedPayment } from "../../../../shared/payments.ts"
import type { Done } from "../../../../shared/sessions.ts"
import { send } from "../../lib/api.ts"

export const linked = {
  look: (token: string) => send<LinkedDocument>("POST", "/api/portal/linked", { token }),
  renew: (token: string) => send<Done>("POST", "/api/portal/linked/renew", { token }),
  pay: (token: string) => send<StartedPayment>("POST", "/api/payments/linked", { token }),
  pdf: "/api/documents/linked.pdf",
}

export const unsubscribe = (token: string) =>
  send<Done>("POST", `/api/auth/unsubscribe?token=${encodeURIComponent(token)}`)
