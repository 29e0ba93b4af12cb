import { query } from "@solidjs/router"
import type { ContactRole } from "../../../shared/access.ts"
import type { Colleague, InviteColleague, PortalSelf } from "../../../shared/customers.ts"
import type { Language } from "../../../shared/fields.ts"
import type { InvoiceDetail, InvoicePage, ListInvoices } from "../../../shared/invoices.ts"
import type { LinkView } from "../../../shared/links.ts"
import type { Page } from "../../../shared/pages.ts"
import type {
  AskQuote,
  PaymentQuote,
  PaymentView,
  StartedPayment,
  StartPayment,
} from "../../../shared/payments.ts"
import type { CeremonyOptions, SecondFactor } from "../../../shared/second-factors.ts"
import type { Done, SignInResult } from "../../../shared/sessions.ts"
import type { PortalFace } from "../../../shared/tenants.ts"
import { search, send } from "../lib/api.ts"

export const getFace = () => send<PortalFace>("GET", "/api/auth/face")

export const auth = {
  signIn: (email: string, password: string) =>
    send<SignInResult>("POST", "/api/auth/sign-in", { email, password }),
  askCode: (email: string) => send<Done>("POST", "/api/auth/code", { email }),
  useCode: (email: string, code: string) => send<SignInResult>("POST", "/api/auth/code/use", { email, code }),
  secondFactor: (proof: SecondFactor) => send<SignInResult>("POST", "/api/auth/second-factor", proof),
  secondFactorOptions: () => send<CeremonyOptions>("POST", "/api/auth/second-factor/options", {}),
  signOut: () => send<Done>("POST", "/api/auth/sign-out", {}),
  forgotPassword: (email: string) => send<Done>("POST", "/api/auth/forgot-password", { email }),
  lookAtReset: (token: string) => send<LinkView>("POST", "/api/auth/reset/look", { token }),
  reset: (token: string, password: string) =>
    send<SignInResult>("POST", "/api/auth/reset", { token, password }),
  lookAtInvitation: (token: string) => send<LinkView>("POST", "/api/auth/invitations/look", { token }),
  /** That somebody does something there, which programs that look at every link do not. */
  opened: (token: string) => send<Done>("POST", "/api/auth/invitations/opened", { token }),
  accept: (token: string, password: string) =>
    send<SignInResult>("POST", "/api/auth/invitations/accept", { token, password }),
  renew: (token: string) => send<Done>("POST", "/api/auth/invitations/renew", { token }),
  switchTo: (customerId: string) => send<Done>("POST", "/api/auth/switch", { customerId }),
  openPreview: (token: string) => send<Done>("POST", "/api/auth/preview", { token }),
}

export const getSelf = query(() => send<PortalSelf>("GET", "/api/portal/me"), "self")
export const chooseLanguage = (language: Language) => send<Done>("PUT", "/api/portal/language", { language })

export const getColleagues = query(
  () => send<{ items: Colleague[] }>("GET", "/api/auth/colleagues"),
  "colleagues",
)
export const colleagues = {
  invite: (input: InviteColleague) => send<unknown>("POST", "/api/auth/colleagues", input),
  inviteAgain: (id: string) => send<unknown>("POST", `/api/auth/colleagues/${id}/invitation`, {}),
  changeRole: (id: string, role: ContactRole) =>
    send<unknown>("PUT", `/api/auth/colleagues/${id}/role`, { role }),
  remove: (id: string) => send<unknown>("DELETE", `/api/auth/colleagues/${id}`),
}

export const getInvoices = query(
  (asked: Partial<ListInvoices>) => send<InvoicePage>("GET", `/api/portal/invoices${search(asked)}`),
  "invoices",
)
export const getInvoice = query(
  (id: string) => send<InvoiceDetail>("GET", `/api/portal/invoices/${id}`),
  "invoice",
)
export const getPayments = query(
  (after: string | undefined) => send<Page<PaymentView>>("GET", `/api/portal/payments${search({ after })}`),
  "payments",
)
export const getPayment = query(
  (id: string) => send<PaymentView>("GET", `/api/portal/payments/${id}`),
  "payment",
)
export const startPayment = (asked: StartPayment) =>
  send<StartedPayment>("POST", "/api/payments/checkout", asked)
export const quotePayment = (asked: AskQuote) =>
  send<PaymentQuote>("POST", "/api/portal/payments/quote", asked)
export const getQuote = query(quotePayment, "quote")
