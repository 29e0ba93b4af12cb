/** Every address the portal can link to. */
export const paths = {
  overview: "/",
  signIn: "/sign-in",
  signInByCode: "/sign-in/code",
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  welcome: "/welcome",
  emailChange: "/email-change",
  preview: "/preview",
  account: "/account",
  colleagues: "/colleagues",
  invoices: "/invoices",
  invoice: (id: string) => `/invoices/${id}`,
  payments: "/payments",
  payment: (id: string) => `/payments/${id}`,
  pdf: (id: string, language: string) => `/api/documents/invoices/${id}.pdf?language=${language}`,
}
