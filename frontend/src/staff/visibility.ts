import type { Customer } from "../../../shared/customers.ts"
import type { Visibility, VisibilityKind } from "../../../shared/tenants.ts"

/** The order is the one that customers meet them in. */
export const shownKinds: VisibilityKind[] = [
  "invoices",
  "onlinePayment",
  "statements",
  "estimates",
  "projects",
  "retainers",
  "queries",
  "creditNoteRequests",
]

export type VisibilityChoice = "inherit" | "on" | "off"

export const choiceOf = (value: boolean | undefined): VisibilityChoice =>
  value === undefined ? "inherit" : value ? "on" : "off"

/** What holds for a customer, as the server decides it: nobody pays for invoices that they cannot see. */
export function isShown(standard: Visibility, own: Customer["visibility"], kind: VisibilityKind): boolean {
  const chosen = (each: VisibilityKind) => own?.[each] ?? standard[each] === true
  return chosen(kind) && (kind !== "onlinePayment" || chosen("invoices"))
}
