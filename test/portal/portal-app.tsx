import { render } from "@solidjs/testing-library"
import { App } from "../../frontend/src/portal/app.tsx"
import { forgetSession } from "../../frontend/src/portal/session.tsx"
import { start } from "../../frontend/src/portal/words.ts"
import type { PortalSelf } from "../../shared/customers.ts"
import { visibilityKinds } from "../../shared/tenants.ts"
import { refuse } from "./staff-app.tsx"

export const face = {
  name: "Al Noor Trading",
  colour: "#0f766e",
  logoUrl: null,
  language: "en" as const,
  enabled: true,
}
export const aed = (minor: number) => ({ minor, currency: "AED" as const })
export const me = {
  preview: null as PortalSelf["preview"],
  contact: { id: "con_1", name: "Fatima", email: "f@example.com", role: "payer", language: "en" },
  customer: { id: "c".repeat(26), name: "Harbour Lane" },
  tenant: { name: face.name, timeZone: "Asia/Dubai", email: "billing@alnoor.example", currency: "AED" },
  face,
  visibility: Object.fromEntries(visibilityKinds.map((kind) => [kind, true])),
  payable: true,
}
export const signedIn = { "GET /api/portal/me": me, "POST /api/auth/refresh": refuse(401, "unauthenticated") }

/** The whole portal at an address, as a browser would open it. */
export async function open(path: string, language: "en" | "ar" = "en", known: typeof face = face) {
  localStorage.setItem("language", language)
  window.history.replaceState(null, "", path)
  await forgetSession()
  const first = await start(language)
  render(() => <App face={known} first={first} />)
}
