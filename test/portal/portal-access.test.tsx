import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test, vi } from "vitest"
import { me, open, signedIn } from "./portal-app.tsx"
import { type Call, refuse, serve } from "./staff-app.tsx"

const account = {
  kind: "contact",
  name: me.contact.name,
  email: me.contact.email,
  language: "en",
  pendingEmail: null,
  hasPassword: true,
  secondFactor: { required: false, totp: false, passkeys: [], recoveryCodesLeft: 0 },
  customers: [{ id: me.customer.id, name: me.customer.name, current: true }],
  portals: [],
}
const nothingOpen = { items: [], count: 0, totals: [], next: null }
const inside = {
  ...signedIn,
  "GET /api/auth/account": account,
  "GET /api/portal/invoices": nothingOpen,
}
const outside = {
  "GET /api/portal/me": refuse(401, "unauthenticated"),
  "POST /api/auth/refresh": refuse(401, "unauthenticated"),
}
const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }))
const bodyOf = (calls: Call[], on: string) => calls.findLast((call) => call.on === on)?.body

test("a code is asked for with the address that was typed, and signs in", async () => {
  const calls = serve({
    ...outside,
    "POST /api/auth/code": { done: true },
    "POST /api/auth/code/use": { state: "secondFactor", methods: ["totp"] },
  })
  await open("/sign-in")
  await screen.findByRole("heading", { name: "Sign in" })
  type("E-mail", "fatima@harbour.example")
  press("E-mail me a code instead")
  const field = (await screen.findByLabelText("6-digit code")) as HTMLInputElement
  expect([field.autocomplete, field.inputMode]).toEqual(["one-time-code", "numeric"])
  expect(screen.getByRole("button", { name: /Send a new code \(in \d+ s\)/ })).toHaveProperty(
    "disabled",
    true,
  )
  type("6-digit code", "123 456")
  await screen.findByRole("heading", { name: "Two-step sign-in" })
  expect(bodyOf(calls, "POST /api/auth/code/use")).toEqual({
    email: "fatima@harbour.example",
    code: "123456",
  })
})

test("R20: the words after asking for a code do not depend on whether the address is known", async () => {
  serve({ ...outside, "POST /api/auth/code": { done: true } })
  await open("/sign-in/code")
  await screen.findByRole("heading", { name: "Sign in with a code" })
  type("E-mail", "nobody@harbour.example")
  press("Send the code")
  await screen.findByText(/^If .*nobody@harbour\.example.* has access here, a code is on its way/)
})

test("R22: too many tries say how long to wait", async () => {
  const slow = { ...refuse(429, "rate_limited", { reason: "slow_down" }), waitSeconds: 240 }
  serve({ ...outside, "POST /api/auth/sign-in": slow })
  await open("/sign-in")
  await screen.findByRole("heading", { name: "Sign in" })
  type("E-mail", "fatima@harbour.example")
  type("Password", "wrong")
  press("Sign in")
  expect((await screen.findByRole("alert")).textContent).toContain("You can try again in 4 minutes.")
})

test("the second step stands between the password and the portal", async () => {
  let proved = false
  serve({
    ...inside,
    "GET /api/portal/me": () => (proved ? me : refuse(401, "unauthenticated")),
    "POST /api/auth/sign-in": { state: "secondFactor", methods: ["totp", "recoveryCode"] },
    "POST /api/auth/second-factor": () => {
      proved = true
      return { state: "signedIn", methods: [] }
    },
  })
  await open("/sign-in")
  await screen.findByRole("heading", { name: "Sign in" })
  type("E-mail", "fatima@harbour.example")
  type("Password", "right")
  press("Sign in")
  await screen.findByRole("heading", { name: "Two-step sign-in" })
  expect(screen.queryByRole("heading", { name: /Hello/ })).toBeNull()
  type("Code from your authenticator app", "123456")
  await screen.findByRole("heading", { name: /Hello/ })
})

const invitation = {
  state: "valid",
  email: "f@example.com",
  name: "Fatima",
  company: "Al Noor Trading",
  customer: "Desert Rose",
  hasPassword: true,
}

test("who has a password already joins with it, and a wrong one is said at its field", async () => {
  serve({
    ...outside,
    "POST /api/auth/invitations/look": invitation,
    "POST /api/auth/invitations/accept": refuse(401, "unauthenticated", { reason: "wrong_credentials" }),
  })
  await open("/welcome#token")
  await screen.findByRole("heading", { name: /Add .*Desert Rose/ })
  const field = screen.getByLabelText("Your password") as HTMLInputElement
  expect(field.autocomplete).toBe("current-password")
  type("Your password", "not it")
  press("Add and continue")
  await screen.findByText("This password is not right.")
  expect(screen.getByRole("link", { name: /Forgotten it/ })).toBeTruthy()
})

test.each([
  ["expired", "Send a new invitation", "A new invitation is on its way"],
  ["used", "Send a new link", "A new link is on its way"],
])(
  "R24: an invitation that is %s sends another to the same address in one click",
  async (state, action, said) => {
    const calls = serve({
      ...outside,
      "POST /api/auth/invitations/look": { ...invitation, state },
      "POST /api/auth/invitations/renew": { done: true },
    })
    await open("/welcome#token")
    fireEvent.click(await screen.findByRole("button", { name: action }))
    await screen.findByRole("heading", { name: said })
    expect(screen.getByText(/f@example\.com/)).toBeTruthy()
    expect(bodyOf(calls, "POST /api/auth/invitations/renew")).toEqual({ token: "token" })
  },
)

test("R31: where the company asks for a second factor, nothing is shown before it is set up", async () => {
  serve({ ...inside, "GET /api/portal/me": refuse(403, "forbidden", { reason: "second_factor_required" }) })
  await open("/invoices")
  await screen.findByRole("heading", { name: "One minute for your safety" })
  expect(await screen.findByRole("button", { name: /Authenticator app/ })).toBeTruthy()
  expect(screen.queryByRole("navigation")).toBeNull()
})

const people = {
  items: [
    { id: me.contact.id, name: "Fatima", email: "f@example.com", role: "admin", state: "active" },
    { id: "con_2", name: "Nadia", email: "n@example.com", role: "payer", state: "invited" },
  ],
}
const admin = { ...me, contact: { ...me.contact, role: "admin" } }

test("an admin invites a colleague, and never acts on themselves", async () => {
  const calls = serve({
    ...inside,
    "GET /api/portal/me": admin,
    "GET /api/auth/colleagues": people,
    "POST /api/auth/colleagues": people.items[1],
  })
  await open("/colleagues")
  const rows = await screen.findAllByRole("listitem")
  expect(rows.map((row) => within(row).queryAllByRole("button").length)).toEqual([0, 3])
  press("Invite a colleague")
  type("Name", "Omar")
  type("E-mail", "omar@example.com")
  fireEvent.click(screen.getByRole("radio", { name: /Viewer/ }))
  fireEvent.input(screen.getByRole("radio", { name: /Viewer/ }))
  press("Send invitation")
  await screen.findByText(/Invitation sent to .*omar@example\.com/)
  expect(bodyOf(calls, "POST /api/auth/colleagues")).toEqual({
    name: "Omar",
    email: "omar@example.com",
    role: "viewer",
    language: "en",
  })
})

test("who may only read sees who to ask", async () => {
  serve({ ...inside, "GET /api/auth/colleagues": people })
  await open("/colleagues")
  expect((await screen.findByRole("link", { name: "Fatima" })).getAttribute("href")).toBe(
    "mailto:f@example.com",
  )
  expect(screen.queryByRole("button", { name: /Remove|Invite/ })).toBeNull()
})

test("removing asks first, and a refusal keeps its reason in view", async () => {
  serve({
    ...inside,
    "GET /api/portal/me": admin,
    "GET /api/auth/colleagues": people,
    "DELETE /api/auth/colleagues/con_2": refuse(403, "forbidden", { reason: "role" }),
  })
  await open("/colleagues")
  fireEvent.click(await screen.findByRole("button", { name: "Remove" }))
  const dialog = await screen.findByRole("dialog", { name: /Remove .*Nadia/ })
  fireEvent.click(within(dialog).getByRole("button", { name: "Remove" }))
  await within(dialog).findByRole("alert")
})

test("the switcher is there for who has several customers, and loads everything anew", async () => {
  const other = { id: "other", name: "Desert Rose", current: false }
  const calls = serve({
    ...inside,
    "GET /api/auth/account": { ...account, customers: [...account.customers, other] },
    "POST /api/auth/switch": { done: true },
  })
  // happy-dom has no popovers.
  HTMLElement.prototype.hidePopover ??= () => undefined
  const left = vi.spyOn(window.location, "assign").mockImplementation(() => undefined)
  await open("/")
  await screen.findByRole("button", { name: /change customer/ })
  fireEvent.click(screen.getByText("Desert Rose"))
  await waitFor(() => expect(left).toHaveBeenCalledWith("/"))
  expect(bodyOf(calls, "POST /api/auth/switch")).toEqual({ customerId: "other" })
  left.mockRestore()
})

test("the switcher is hidden from who has one customer", async () => {
  const calls = serve(inside)
  await open("/")
  await waitFor(() => expect(calls.some(({ on }) => on === "GET /api/auth/account")).toBe(true))
  await screen.findByRole("heading", { name: /Hello/ })
  expect(screen.queryByRole("button", { name: /change customer/ })).toBeNull()
})

test("a preview says so on every page, changes nothing and is left by a button", async () => {
  const looking = { ...me, preview: { staff: "Omar", until: "2026-11-22T12:00:00.000Z" } }
  const calls = serve({
    ...inside,
    "GET /api/portal/me": looking,
    "POST /api/auth/preview": { done: true },
    "POST /api/auth/sign-out": { done: true },
    "PUT /api/portal/language": { done: true },
  })
  await open("/preview#token")
  await screen.findByText(/You see what .*Harbour Lane.* sees\. Nothing can be changed\./)
  expect(bodyOf(calls, "POST /api/auth/preview")).toEqual({ token: "token" })
  expect(screen.queryByRole("button", { name: /Account of/ })).toBeNull()
  press("Leave preview")
  await screen.findByRole("heading", { name: "The preview is over" })
  expect(calls.filter(({ on }) => on.includes("/account") || on.startsWith("PUT"))).toEqual([])
})

test("R29: a session that ended elsewhere leads to the sign-in page from wherever it is noticed", async () => {
  let ended = false
  serve({ ...inside, "GET /api/portal/payments": () => (ended ? refuse(401, "unauthenticated") : {}) })
  await open("/")
  await screen.findByRole("heading", { name: /Hello/ })
  ended = true
  fireEvent.click(screen.getByRole("link", { name: "Payments" }))
  await screen.findByRole("heading", { name: "Sign in" })
})
