import { query } from "@solidjs/router"
import type { ContactRole } from "../../../shared/access.ts"
import type {
  AddContact,
  ChangeVisibility,
  Contact,
  ContactFilters,
  ContactLine,
  CreateCustomer,
  Customer,
  CustomerDetail,
  CustomerFilters,
  CustomerLine,
} from "../../../shared/customers.ts"
import type { PorticoEvent } from "../../../shared/events.ts"
import type { Language } from "../../../shared/fields.ts"
import type { CreatedImport, CreateImport, Import, MapImport } from "../../../shared/imports.ts"
import type { InvoiceDetail, InvoicePage, InvoiceSummary, ListInvoices } from "../../../shared/invoices.ts"
import type { LinkView } from "../../../shared/links.ts"
import type { Page } from "../../../shared/pages.ts"
import type { PartPayments, PaymentView, StripeState } from "../../../shared/payments.ts"
import type { CeremonyOptions, SecondFactor } from "../../../shared/second-factors.ts"
import type { Done, SignIn, SignInResult } from "../../../shared/sessions.ts"
import type { StaffSelf } from "../../../shared/staff.ts"
import type {
  Checklist,
  SignUp,
  Tenant,
  UpdateBranding,
  UpdatePortal,
  UpdateTenant,
} from "../../../shared/tenants.ts"
import { send } from "../lib/api.ts"
import { withQuery } from "./asked.ts"

export type Paging = { after?: string | undefined; limit?: number }
export const read = <T>(path: string, asked: Parameters<typeof withQuery>[1] = {}) =>
  send<T>("GET", withQuery(path, asked))

export type SlugAnswer = { slug: string; free: boolean; reason?: "taken" | "reserved" | "not_a_slug" }

export const auth = {
  slug: (slug: string) => read<SlugAnswer>("/api/auth/slug", { slug }),
  signUp: (input: SignUp) => send<Done>("POST", "/api/auth/sign-up", input),
  signIn: (input: SignIn) => send<SignInResult>("POST", "/api/auth/sign-in", input),
  secondFactor: (proof: SecondFactor) => send<SignInResult>("POST", "/api/auth/second-factor", proof),
  secondFactorOptions: () => send<CeremonyOptions>("POST", "/api/auth/second-factor/options", {}),
  signOut: () => send<Done>("POST", "/api/auth/sign-out", {}),
  verifyEmail: (token: string) => send<SignInResult>("POST", "/api/auth/verify-email", { token }),
  forgotPassword: (email: string) => send<Done>("POST", "/api/auth/forgot-password", { email }),
  lookAtReset: (token: string) => send<LinkView>("POST", "/api/auth/reset/look", { token }),
  lookAtInvitation: (token: string) => send<LinkView>("POST", "/api/auth/invitations/look", { token }),
  acceptInvitation: (token: string, password: string) =>
    send<SignInResult>("POST", "/api/auth/invitations/accept", { token, password }),
  renewInvitation: (token: string) => send<Done>("POST", "/api/auth/invitations/renew", { token }),
  openSupport: (token: string) => send<Done>("POST", "/api/auth/support", { token }),
  reset: (token: string, password: string) =>
    send<SignInResult>("POST", "/api/auth/reset", { token, password }),
}

export const getSelf = query(() => read<StaffSelf>("/api/staff/me"), "self")
export const getChecklist = query(() => read<Checklist>("/api/staff/checklist"), "checklist")
export const getActivity = query(
  (asked: Paging) => read<Page<PorticoEvent>>("/api/staff/activity", asked),
  "activity",
)
export const getStripe = query(() => read<StripeState>("/api/payments/connect"), "stripe")

export const tenant = {
  language: (language: Language) => send<Done>("PUT", "/api/staff/language", { language }),
  update: (input: UpdateTenant) => send<Tenant>("PUT", "/api/staff/tenant", input),
  portal: (input: UpdatePortal) => send<Tenant>("PUT", "/api/staff/portal", input),
  branding: (input: UpdateBranding) => send<Tenant>("PUT", "/api/staff/branding", input),
  logo: (picture: string) => send<Tenant>("PUT", "/api/staff/branding/logo", { picture }),
  removeLogo: () => send<Tenant>("DELETE", "/api/staff/branding/logo"),
  parts: (parts: PartPayments | null) => send<Tenant>("PUT", "/api/staff/payments/parts", { parts }),
  connectStripe: (another = false) => send<{ url: string }>("POST", "/api/payments/connect", { another }),
  disconnectStripe: () => send<Done>("POST", "/api/payments/disconnect", {}),
}

export const getCustomers = query(
  (asked: Paging & CustomerFilters & { sort?: string | undefined }) =>
    read<Page<CustomerLine>>("/api/staff/customers", asked),
  "customers",
)
export const customersFile = (filters: CustomerFilters) =>
  `/api/staff/customers.csv?${new URLSearchParams(filters as Record<string, string>)}`
export const getContacts = query(
  (asked: Paging & ContactFilters) => read<Page<ContactLine>>("/api/staff/contacts", asked),
  "contacts",
)
export const contactsFile = (filters: ContactFilters) =>
  `/api/staff/contacts.csv?${new URLSearchParams(filters as Record<string, string>)}`
export const getCustomer = query(
  (id: string) => read<CustomerDetail>(`/api/staff/customers/${id}`),
  "customer",
)
export const getCustomerInvoices = query(
  (id: string, asked: Partial<ListInvoices>) =>
    read<InvoicePage>(`/api/staff/customers/${id}/invoices`, asked),
  "customerInvoices",
)
export const getCustomerActivity = query(
  (id: string, asked: Paging) => read<Page<PorticoEvent>>(`/api/staff/customers/${id}/activity`, asked),
  "customerActivity",
)

const contactPath = (contact: Pick<Contact, "id" | "customerId">, more = "") =>
  `/api/staff/customers/${contact.customerId}/contacts/${contact.id}${more}`

export const customers = {
  create: (input: CreateCustomer) => send<Customer>("POST", "/api/staff/customers", input),
  update: (id: string, input: CreateCustomer) => send<Customer>("PUT", `/api/staff/customers/${id}`, input),
  addContact: ({ customerId, ...input }: AddContact) =>
    send<Contact>("POST", `/api/staff/customers/${customerId}/contacts`, input),
  invite: (contact: Contact, note = "") =>
    send<Contact>("POST", contactPath(contact, "/invitation"), note.trim() ? { note } : {}),
  revoke: (contact: Contact) => send<Contact>("DELETE", contactPath(contact, "/invitation")),
  role: (contact: Contact, role: ContactRole) =>
    send<unknown>("PUT", contactPath(contact, "/role"), { role }),
  contactEmail: (contact: Contact, email: string) =>
    send<Done>("PUT", contactPath(contact, "/email"), { email }),
  contactLanguage: (contact: Contact, language: Language) =>
    send<Done>("PUT", contactPath(contact, "/language"), { language }),
  remove: (contact: Contact) => send<unknown>("DELETE", contactPath(contact)),
  /** The parts named, for each of these customers. */
  show: (customerIds: string[], changes: ChangeVisibility["changes"]) =>
    send<{ changed: number }>("POST", "/api/staff/customer-visibility", { customerIds, changes }),
  inherit: (id: string) => send<Customer>("PUT", `/api/staff/customers/${id}/visibility`, { overrides: {} }),
  preview: (id: string) => send<{ url: string }>("POST", `/api/staff/customers/${id}/preview`, {}),
  ids: (filters: CustomerFilters) => read<{ ids: string[] }>("/api/staff/customer-ids", filters),
}

export const getInvoices = query(
  (asked: Paging) => read<Page<InvoiceSummary>>("/api/staff/invoices", asked),
  "invoices",
)
export const getInvoice = query(
  (customerId: string, id: string) =>
    read<InvoiceDetail>(`/api/staff/customers/${customerId}/invoices/${id}`),
  "invoice",
)
export const getPayments = query(
  (asked: Paging) => read<Page<PaymentView>>("/api/staff/payments", asked),
  "payments",
)

export const getImports = query((asked: Paging) => read<Page<Import>>("/api/staff/imports", asked), "imports")
export const getImport = query((id: string) => read<Import>(`/api/staff/imports/${id}`), "import")

export const imports = {
  create: (input: CreateImport) => send<CreatedImport>("POST", "/api/staff/imports", input),
  analyse: (id: string) => send<Import>("POST", `/api/staff/imports/${id}/analyse`, {}),
  map: ({ id, ...input }: MapImport) => send<Import>("PUT", `/api/staff/imports/${id}/mapping`, input),
  start: (id: string) => send<Import>("POST", `/api/staff/imports/${id}/start`, {}),
}
