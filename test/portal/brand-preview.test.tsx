import { screen, waitFor } from "@solidjs/testing-library"
import { beforeAll, beforeEach, expect, test, vi } from "vitest"
import type { Draft } from "../../frontend/src/brand-preview/draft.ts"
import { face, me } from "./portal-self.ts"

/** The page in the settings' frame, as its own entry starts it. Here it stands alone, so that it is its own parent. */

const draft: Draft = {
  face: { ...face, title: { en: "Al Noor accounts" }, welcome: { en: "Pay <b>here</b>" } },
  tenant: { ...me.tenant, currency: "KWD" },
  visibility: me.visibility as Draft["visibility"],
  links: [],
  page: "home",
  language: "en",
  scheme: "light",
}
const here = window.location.origin
const root = document.createElement("div")
const network = vi.fn()
const told: unknown[] = []

function say(data: unknown, { origin = here, source = window as MessageEventSource | null } = {}) {
  window.dispatchEvent(new MessageEvent("message", { data, origin, source }))
}
const brand = () => document.documentElement.style.getPropertyValue("--brand-light")

beforeAll(async () => {
  root.id = "app"
  document.body.append(root)
  window.fetch = network
  vi.spyOn(window, "postMessage").mockImplementation((news: unknown) => told.push(news))
  localStorage.setItem("language", "en")
  await import("../../frontend/src/brand-preview/main.tsx")
}, 20_000)
beforeEach(() => {
  told.length = 0
})

test("R61 says nothing to a page of another origin, nor to another window of its own", async () => {
  say(draft, { origin: "https://evil.example" })
  say(draft, { origin: "null" })
  say(draft, { source: null })
  say(draft, { source: document.createElement("iframe").contentWindow ?? new MessageChannel().port1 })
  await new Promise((later) => setTimeout(later, 0))
  expect(root.textContent).toBe("")
  expect(brand()).toBe("")
})

test("draws the portal's own home with sample documents in the company's currency", {
  timeout: 20_000,
}, async () => {
  say(draft)
  expect(await screen.findByText(/Hello .?Layla Haddad/, undefined, { timeout: 15_000 })).toBeTruthy()
  expect(await screen.findByText("INV-2041")).toBeTruthy()
  expect(screen.getByText("Al Noor accounts")).toBeTruthy()
  expect(screen.getByText("Pay <b>here</b>")).toBeTruthy()
  expect(screen.getAllByText(/KWD\s12,600\.000/).length).toBeGreaterThan(0)
  expect(brand()).toBe("#0f766e")
  expect(told).toContain("drawn")
})

test("changes in place what is typed, and takes a colour through the portal's own rule", async () => {
  const heading = screen.getByText(/Hello .?Layla Haddad/)
  const typed = {
    ...draft.face,
    colour: "#ffe14d",
    title: { en: "Al Noor pays" },
    logoUrl: "data:image/png;base64,AA",
  }
  say({ ...draft, face: typed })
  expect(await screen.findByText("Al Noor pays")).toBeTruthy()
  expect(document.querySelector(".company-logo")?.getAttribute("src")).toBe("data:image/png;base64,AA")
  // Not the yellow itself, which nobody could read on white.
  expect(brand()).toBe("#ffe14d")
  expect(document.documentElement.style.getPropertyValue("--link-light")).not.toBe("#ffe14d")
  expect(screen.getByText(/Hello .?Layla Haddad/)).toBe(heading)
  say({ ...draft, scheme: "dark" })
  await waitFor(() => expect(document.documentElement.dataset.scheme).toBe("dark"))
})

test("shows one invoice, the list and signing in", async () => {
  say({ ...draft, page: "invoice" })
  expect(await screen.findByText(/^Pay KWD/)).toBeTruthy()
  say({ ...draft, page: "invoices" })
  expect(await screen.findByText("INV-2052")).toBeTruthy()
  say({ ...draft, page: "signIn" })
  expect(await screen.findByLabelText("Password")).toBeTruthy()
})

test("speaks the language that is asked for, and this host remembers none of it", async () => {
  say({ ...draft, language: "ar" })
  expect(await screen.findByText(/أهلًا .?ليلى حداد/)).toBeTruthy()
  expect(document.documentElement.dir).toBe("rtl")
  expect(screen.queryByText(/Hello .?Layla Haddad/)).toBeNull()
  expect(localStorage.getItem("language")).toBe("en")
})

test("nothing of all this asked the network, and whatever would is refused", async () => {
  expect(network).not.toHaveBeenCalled()
  for (const [path, method] of [
    ["/api/auth/sign-out", "POST"],
    ["/api/portal/language", "PUT"],
    ["/api/portal/invoices", "POST"],
    ["/api/auth/account", "GET"],
  ] as const)
    expect((await fetch(path, { method })).status, path).toBe(404)
  expect(network).not.toHaveBeenCalled()
})
