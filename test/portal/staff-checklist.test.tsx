import { screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { checklistSteps } from "../../shared/tenants.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const checklist = (done: number) => ({ steps: checklistSteps.map((step, at) => ({ step, done: at < done })) })

const home = (role: Parameters<typeof self>[0], done: number) => ({
  "GET /api/staff/me": self(role),
  "GET /api/staff/checklist": checklist(done),
  "GET /api/staff/activity": { items: [], next: null },
})

const step = async (name: string) => {
  const item = (await screen.findByText(name)).closest("li")
  if (!item) throw new Error(`${name} is not a step`)
  return within(item)
}

test("each step says whether it is done, and leads to what does it", async () => {
  serve(home("owner", 2))
  await open("/")
  expect((await step("Make it look like you")).getByRole("img", { name: "Done" })).toBeTruthy()
  const next = await step("Bring in your invoices")
  expect(next.getByRole("img", { name: "To do" })).toBeTruthy()
  expect(next.getByRole("link", { name: "Import" }).getAttribute("href")).toBe("/imports")
  expect(screen.getByRole("progressbar", { name: "2 of 6 done" })).toBeTruthy()
})

test("a finished set-up says so and asks for nothing", async () => {
  serve(home("owner", 6))
  await open("/")
  await screen.findByText("Your portal is set up")
  expect(screen.queryByText("Take card payments")).toBeNull()
})

test("somebody who may not do a step is not sent there", async () => {
  serve(home("viewer", 0))
  await open("/")
  const connect = await step("Take card payments")
  expect(connect.queryByRole("link")).toBeNull()
})

test("in Arabic the page turns round and nothing stays English", async () => {
  serve(home("owner", 2))
  await open("/", "ar")
  await screen.findByText("جهّز بوابتك")
  expect(document.documentElement.dir).toBe("rtl")
  expect(document.title).toBe("الرئيسية · Portico")
  expect(screen.queryByText("Set up your portal")).toBeNull()
})

test("one part that fails leaves the other, and says its reference", async () => {
  serve({ ...home("owner", 2), "GET /api/staff/activity": refuse(500, "internal") })
  await open("/")
  await screen.findByText("Set up your portal")
  const alert = await screen.findByRole("alert")
  expect(alert.textContent).toContain("req_test")
  expect(within(alert).getByRole("button", { name: "Try again" })).toBeTruthy()
})

test("without a session the app leads to signing in, and back afterwards", async () => {
  serve({
    "GET /api/staff/me": refuse(401, "unauthenticated"),
    "POST /api/auth/refresh": refuse(401, "unauthenticated"),
  })
  await open("/customers?search=harbour")
  await screen.findByRole("heading", { name: "Sign in to Portico" })
  await waitFor(() => expect(location.pathname).toBe("/sign-in"))
  expect(new URLSearchParams(location.search).get("next")).toBe("/customers?search=harbour")
})
