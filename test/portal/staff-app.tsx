import { cleanup, configure, render } from "@solidjs/testing-library"
import { afterEach, beforeEach, vi } from "vitest"
import { App } from "../../frontend/src/staff/app.tsx"
import { forgetSession } from "../../frontend/src/staff/session.tsx"
import { start } from "../../frontend/src/staff/words.tsx"
import type { StaffRole } from "../../shared/access.ts"
import type { Import } from "../../shared/imports.ts"
import type { StaffSelf } from "../../shared/staff.ts"

// The first page of a file waits for its chunks to be compiled.
configure({ asyncUtilTimeout: 8000 })
vi.setConfig({ testTimeout: 20_000 })

type Answer = (body: unknown) => unknown
type Refused = { refused: number; problem: object; waitSeconds?: number }
export type Call = { on: string; body: unknown }

/** An answer that is an RFC 9457 problem. */
export const refuse = (refused: number, code: string, more: object = {}): Refused => ({
  refused,
  problem: { type: "about:blank", title: code, status: refused, code, requestId: "req_test", ...more },
})

const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === "object" && answer !== null && "refused" in answer

/** Replaces the network: a table of `METHOD /path` and what it answers. Everything else does not exist. */
export function serve(table: Record<string, unknown | Answer>) {
  const calls: Call[] = []
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const on = `${init.method ?? "GET"} ${path}`
    const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined
    calls.push({ on, body })
    const entry = on in table ? table[on] : table[on.split("?")[0] as string]
    const answer = typeof entry === "function" ? entry(body) : (entry ?? refuse(404, "not_found"))
    return isRefused(answer)
      ? Response.json(answer.problem, {
          status: answer.refused,
          headers: answer.waitSeconds ? { "retry-after": String(answer.waitSeconds) } : {},
        })
      : Response.json(answer ?? null)
  })
  return calls
}

export const self = (role: StaffRole = "owner", tenant: Partial<StaffSelf["tenant"]> = {}): StaffSelf => ({
  staff: {
    id: "stf_omar",
    email: "omar@alnoor.example",
    name: "Omar Haddad",
    role,
    language: "en",
  },
  support: null,
  tenant: {
    id: "t".repeat(26),
    version: 1,
    name: "Al Noor Trading",
    slug: "alnoor",
    plan: "premium",
    country: "AE",
    currency: "AED",
    timeZone: "Asia/Dubai",
    languages: ["en", "ar"],
    language: "en",
    address: {},
    email: "billing@alnoor.example",
    brand: { colour: "#0f766e", senderName: "Al Noor Trading" },
    portal: {
      enabled: true,
      secondFactor: false,
      visibility: {
        invoices: true,
        onlinePayment: true,
        statements: true,
        estimates: false,
        projects: false,
        retainers: false,
        queries: true,
        creditNoteRequests: true,
      },
    },
    createdAt: "2026-10-01T08:00:00.000Z",
    ...tenant,
  },
  portalUrl: "https://alnoor.portico.example",
})

export const importFile = (changes: Partial<Import> = {}): Import => ({
  id: "imp_invoices",
  version: 2,
  fileName: "Invoice.csv",
  bytes: 4096,
  state: "ready",
  format: "zoho-books",
  dateFormat: "dd/MM/yyyy",
  headers: ["Invoice Number", "Customer Name", "Invoice Date", "Total", "Item Total", "Branch"],
  samples: ["INV-1998", "Harbour Lane", "14/11/2026", "405.01", "385.72", "Dubai"],
  columns: { invoiceNumber: 0, customerName: 1, issuedOn: 2, total: 3, lineTotal: 4 },
  counts: {
    rows: 12,
    customersNew: 3,
    customersKnown: 1,
    contactsNew: 2,
    invoicesNew: 6,
    invoicesChanged: 1,
    invoicesSame: 2,
    badRows: 1,
  },
  totals: [
    { minor: 1_842_000, currency: "AED" },
    { minor: 312_500, currency: "KWD" },
  ],
  problems: [
    { row: 7, column: "Invoice Date", reason: "not_a_date", value: "31/02/2026", invoice: "INV-2003" },
  ],
  createdAt: "2026-11-22T08:00:00.000Z",
  ...changes,
})

/** The whole app at an address, as a browser would open it. */
export async function open(path: string, language: "en" | "ar" = "en") {
  localStorage.setItem("language", language)
  history.replaceState(null, "", path)
  const first = await start(language)
  return render(() => <App first={first} />)
}

// happy-dom has no popovers.
HTMLElement.prototype.hidePopover ??= () => undefined

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  forgetSession()
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})
