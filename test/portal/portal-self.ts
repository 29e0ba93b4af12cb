import type { PortalSelf } from "../../shared/customers.ts"
import { visibilityKinds } from "../../shared/tenants.ts"

export const face = {
  name: "Al Noor Trading",
  colour: "#0f766e",
  logoUrl: null,
  language: "en" as const,
  languages: ["en" as const, "ar" as const],
  enabled: true,
  movedTo: null,
}
export const aed = (minor: number) => ({ minor, currency: "AED" as const })
export const me = {
  preview: null as PortalSelf["preview"],
  contact: { id: "con_1", name: "Fatima", email: "f@example.com", role: "payer", language: "en" },
  customer: { id: "c".repeat(26), name: "Harbour Lane", currency: "AED" },
  tenant: { name: face.name, timeZone: "Asia/Dubai", email: "billing@alnoor.example", currency: "AED" },
  face,
  visibility: Object.fromEntries(visibilityKinds.map((kind) => [kind, true])),
  links: [],
  payable: true,
}
