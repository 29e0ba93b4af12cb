import type { Draft } from "./draft.ts"
import { sampleInvoice, sampleInvoiceId, sampleInvoices, sampleSelf } from "./samples.ts"

const answers: Record<string, (draft: Draft) => unknown> = {
  "/api/portal/me": sampleSelf,
  "/api/portal/invoices": sampleInvoices,
  [`/api/portal/invoices/${sampleInvoiceId}`]: sampleInvoice,
  // What may wait for a reader beside their invoices: nothing does.
  "/api/portal/estimates": () => ({ items: [], next: null }),
  "/api/portal/queries": () => ({ items: [], next: null }),
  "/api/portal/credit-note-requests": () => ({ items: [], next: null }),
}

const refused = (status: number) => Response.json({ code: "not_found" }, { status })

/**
 * Instead of `fetch`, in the preview's page only: sample answers out of memory. The portal's own code does not know,
 * and the page's policy lets nothing leave it in any case (`connect-src 'none'`).
 */
export const answerFrom = (draft: () => Draft | undefined): typeof fetch =>
  async function answer(address, init) {
    const known = draft()
    const find = init?.method === "GET" ? answers[String(address).split("?")[0] ?? ""] : undefined
    return known && find ? Response.json(find(known)) : refused(404)
  }
