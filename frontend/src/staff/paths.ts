import type { QuerySummary } from "../../../shared/queries.ts"

const search = (values: Record<string, string | undefined>) => {
  const given = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ""
}

/** Every address of the staff app. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  signUp: "/sign-up",
  checkMail: "/check-mail",
  verifyEmail: "/verify-email",
  forgot: "/forgot-password",
  reset: "/reset-password",
  emailChange: "/email-change",
  welcome: "/welcome",
  support: "/support",
  domainSetup: "/domain",
  account: "/account",
  customers: "/customers",
  newCustomer: "/customers/new",
  customer: (id: string) => `/customers/${id}`,
  editCustomer: (id: string) => `/customers/${id}/edit`,
  customerInvoices: (id: string) => `/customers/${id}?tab=invoices`,
  customerTab: (id: string, tab: string) => `/customers/${id}?tab=${tab}`,
  contacts: "/contacts",
  invitations: "/invitations",
  newInvitation: (asked: { remind?: string } = {}) =>
    `/invitations/new${asked.remind ? `?remind=${asked.remind}` : ""}`,
  invitation: (id: string) => `/invitations/${id}`,
  invoices: "/invoices",
  newInvoice: (customerId = "") => `/invoices/new${customerId && `?customer=${customerId}`}`,
  editInvoice: (customerId: string, id: string) => `/customers/${customerId}/invoices/${id}/edit`,
  newCreditNote: (customerId: string, invoiceId: string) =>
    `/customers/${customerId}/invoices/${invoiceId}/credit-note`,
  invoice: (customerId: string, id: string) => `/customers/${customerId}/invoices/${id}`,
  payments: "/payments",
  reconciliations: "/payments/compared",
  stripeEvents: "/payments/messages",
  payment: (customerId: string, id: string) => `/customers/${customerId}/payments/${id}`,
  /** Of what somebody says they transferred, the form begins with that. */
  recordPayment: (customer = "", invoice = "", said?: QuerySummary["transfer"]) => {
    const { amount, on, reference } = said ?? {}
    const { minor, currency } = amount ?? {}
    return `/payments/record${search({ customer, invoice, minor: minor?.toString(), currency, on, reference })}`
  },
  creditNotes: "/credit-notes",
  creditNote: (customerId: string, id: string) => `/customers/${customerId}/credit-notes/${id}`,
  editCreditNote: (customerId: string, id: string) => `/customers/${customerId}/credit-notes/${id}/edit`,
  estimates: "/estimates",
  newEstimate: (customerId = "") => `/estimates/new${customerId && `?customer=${customerId}`}`,
  estimate: (customerId: string, id: string) => `/customers/${customerId}/estimates/${id}`,
  editEstimate: (customerId: string, id: string) => `/customers/${customerId}/estimates/${id}/edit`,
  projects: "/projects",
  newProject: (customerId = "") => `/projects/new${customerId && `?customer=${customerId}`}`,
  project: (customerId: string, id: string) => `/customers/${customerId}/projects/${id}`,
  editProject: (customerId: string, id: string) => `/customers/${customerId}/projects/${id}/edit`,
  retainers: "/retainers",
  newRetainer: (customerId = "") => `/retainers/new${customerId && `?customer=${customerId}`}`,
  retainer: (customerId: string, id: string) => `/customers/${customerId}/retainers/${id}`,
  queries: "/queries",
  query: (customerId: string, id: string) => `/customers/${customerId}/queries/${id}`,
  requests: "/requests",
  proposals: "/requests?kind=details",
  request: (customerId: string, id: string) => `/customers/${customerId}/credit-note-requests/${id}`,
  /** What the documents function draws of one customer: PDFs and the statement's files. */
  file: (customerId: string, what: string) => `/api/documents/customers/${customerId}/${what}`,
  imports: "/imports",
  import: (id: string) => `/imports/${id}`,
  settings: "/settings",
  company: "/settings/company",
  portal: "/settings/portal",
  address: "/settings/address",
  branding: "/settings/branding",
  stripe: "/settings/payments",
  numbering: "/settings/numbering",
  querySettings: "/settings/queries",
  statementSettings: "/settings/statements",
  customLinks: "/settings/links",
  downloads: "/settings/downloads",
  mails: "/settings/mails",
  team: "/settings/team",
  security: "/settings/security",
  audit: "/settings/audit",
  plan: "/settings/plan",
}
