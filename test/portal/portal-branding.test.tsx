import { screen, waitFor } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { face, open, signedIn } from "./portal-app.tsx"
import { refuse, serve } from "./staff-app.tsx"

const outside = {
  "GET /api/portal/me": refuse(401, "unauthenticated"),
  "POST /api/auth/refresh": refuse(401, "unauthenticated"),
}
const branded = {
  ...face,
  title: { en: "Al Noor accounts", ar: "حسابات النور" },
  welcome: { en: "Pay <b>here</b>" },
}

test("signing in bears the company's title and its welcome, as text", async () => {
  serve(outside)
  await open("/sign-in", "en", branded)
  expect(await screen.findByText("Pay <b>here</b>")).toBeTruthy()
  expect(screen.getByText("Al Noor accounts")).toBeTruthy()
  await waitFor(() => expect(document.title).toBe("Sign in · Al Noor accounts"))
})

test("without a logo, the letter is that of the title beside it", async () => {
  serve(outside)
  await open("/sign-in", "ar", branded)
  await screen.findByText("حسابات النور")
  expect(document.querySelector(".company-mark")?.textContent).toBe("ح")
})

test("an Arabic reader gets the Arabic title, and the welcome that there is", async () => {
  serve(outside)
  await open("/sign-in", "ar", branded)
  expect(await screen.findByText("Pay <b>here</b>")).toHaveProperty("dir", "auto")
  expect(screen.getByText("حسابات النور")).toBeTruthy()
})

test("a company that wrote none is called by its name", async () => {
  serve(outside)
  await open("/sign-in", "en")
  await waitFor(() => expect(document.title).toBe(`Sign in · ${face.name}`))
})

test("the welcome stands inside, too", async () => {
  serve({ ...signedIn, "GET /api/portal/invoices": { items: [], count: 0, totals: [], next: null } })
  await open("/", "en", branded)
  expect(await screen.findByText("Pay <b>here</b>")).toBeTruthy()
})
