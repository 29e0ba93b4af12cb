/** Where files come from: the answers are read by `lib/download.ts`. */
const at = (path: string) => `/api/documents/${path}`

export const files = {
  invoice: (id: string, language: string) => at(`invoices/${id}.pdf?language=${language}`),
  invoices: (kind: "pdf" | "zip", ids: string[], language: string) =>
    at(`invoices.${kind}?${new URLSearchParams({ ids: ids.join(","), language })}`),
  creditNote: (id: string, language: string) => at(`credit-notes/${id}.pdf?language=${language}`),
  estimate: (id: string, language: string) => at(`estimates/${id}.pdf?language=${language}`),
  receipt: (id: string, language: string) => at(`payments/${id}.pdf?language=${language}`),
  statement: (kind: "pdf" | "csv", asked: Record<string, string>) =>
    at(`statement.${kind}?${new URLSearchParams(asked)}`),
}
