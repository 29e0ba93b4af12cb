import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import type { Account } from "../../shared/accounts.ts"
import { open, refuse, self, serve } from "./staff-app.tsx"

const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

const account = (changes: Partial<Account["secondFactor"]> = {}): Account => ({
  kind: "staff",
  name: "Omar Haddad",
  email: "omar@alnoor.example",
  language: "en",
  pendingEmail: null,
  hasPassword: true,
  secondFactor: { required: true, totp: true, passkeys: [], recoveryCodesLeft: 9, ...changes },
  customers: [],
  portals: [],
})

const codes = ["AAAA-BBBB-CCCC", "DDDD-EEEE-FFFF"]

async function signIn() {
  await screen.findByRole("button", { name: "Sign in" })
  type("Work e-mail", "omar@alnoor.example")
  type("Password", "a long enough password")
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }))
}

test("R31: a right password leads to the second step, and only its code leads in", async () => {
  const calls = serve({
    "POST /api/auth/sign-in": { state: "secondFactor", methods: ["totp", "recoveryCode"] },
    "POST /api/auth/second-factor": (body: unknown) =>
      (body as { code: string }).code === "123456"
        ? { state: "signedIn", methods: [] }
        : refuse(401, "unauthenticated", { reason: "wrong_code" }),
    "GET /api/staff/me": self(),
  })
  await open("/sign-in")
  await signIn()
  const field = await screen.findByLabelText("Code from your authenticator app")
  expect(field.getAttribute("autocomplete")).toBe("one-time-code")
  fireEvent.input(field, { target: { value: "٦٥٤ ٣٢١" } })
  expect((await screen.findByRole("alert")).textContent).toMatch(/This code is not right/)
  fireEvent.input(field, { target: { value: "" } })
  fireEvent.input(field, { target: { value: "123 456" } })
  await screen.findByRole("heading", { name: /Omar/ })
  expect(calls.filter(({ on }) => on === "POST /api/auth/second-factor").map(({ body }) => body)).toEqual([
    { code: "654321" },
    { code: "123456" },
  ])
})

test("R31: who lost the phone gives a recovery code instead", async () => {
  const calls = serve({
    "POST /api/auth/sign-in": { state: "secondFactor", methods: ["totp", "recoveryCode"] },
    "POST /api/auth/second-factor": { state: "signedIn", methods: [] },
    "GET /api/staff/me": self(),
  })
  await open("/sign-in")
  await signIn()
  fireEvent.click(await screen.findByRole("button", { name: "Use a recovery code" }))
  type("Recovery code", codes[0] as string)
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }))
  await screen.findByRole("heading", { name: /Omar/ })
  expect(calls.find(({ on }) => on === "POST /api/auth/second-factor")?.body).toEqual({
    recoveryCode: codes[0],
  })
})

test("R30: who has to wait is told how long, in the language's own plural", async () => {
  const slow = () => ({ ...refuse(429, "rate_limited", { reason: "slow_down" }), waitSeconds: 120 })
  serve({ "POST /api/auth/sign-in": slow })
  await open("/sign-in")
  await signIn()
  expect((await screen.findByRole("alert")).textContent).toMatch(/2 minutes/)
  fireEvent.click(screen.getByLabelText("العربية"))
  await waitFor(() => expect(screen.getByRole("alert").textContent).toMatch(/دقيقتين/))
})

test("R31: an owner without a second factor sees only its set-up, and is in once the codes are kept", async () => {
  let on = false
  serve({
    "GET /api/staff/me": () => (on ? self() : refuse(403, "forbidden", { reason: "second_factor_required" })),
    "POST /api/auth/account/totp": {
      secret: "ABCDEFGHIJKLMNOP",
      uri: "otpauth://totp/Portico:omar?secret=A",
    },
    "POST /api/auth/account/totp/confirm": () => {
      on = true
      return { recoveryCodes: codes }
    },
  })
  await open("/customers")
  await screen.findByRole("heading", { name: /One minute for your company/ })
  expect(screen.queryByRole("navigation")).toBeNull()
  fireEvent.click(await screen.findByRole("button", { name: /Authenticator app/ }))
  await screen.findByRole("img", { name: /Picture to scan/ })
  expect(screen.getByText("ABCD EFGH IJKL MNOP")).toBeTruthy()
  type(/6-digit code/, "123456")
  await screen.findByRole("heading", { name: "Save your recovery codes" })
  expect(within(screen.getByRole("list", { name: "Recovery codes" })).getAllByRole("listitem")).toHaveLength(
    2,
  )
  const download = screen.getByRole("link", { name: "Download" })
  expect(decodeURIComponent(download.getAttribute("href") ?? "")).toContain(codes.join("\n"))
  fireEvent.click(screen.getByRole("button", { name: "I have saved them" }))
  await screen.findByRole("heading", { name: "Customers" })
})

/** Stripe's connection asks for a fresh proof until one was given. */
function guarded() {
  let proved = false
  return serve({
    "GET /api/staff/me": self(),
    "GET /api/auth/account": account(),
    "GET /api/staff/bank-details": { current: [], changes: [], approvers: 1 },
    "GET /api/payments/connect": {
      connected: false,
      detailsSubmitted: false,
      chargesEnabled: false,
      needs: [],
      needsUntil: null,
      reviewing: false,
      rejected: false,
      excluded: [],
      former: false,
    },
    "POST /api/payments/connect": () =>
      proved
        ? refuse(409, "conflict", { reason: "try_again" })
        : refuse(403, "forbidden", { reason: "step_up" }),
    "POST /api/auth/account/prove": () => {
      proved = true
      return { done: true }
    },
  })
}
const ofConnect = (calls: { on: string }[]) =>
  calls.filter(({ on }) => on === "POST /api/payments/connect").length

test("R31: what touches money asks for a fresh proof, and goes on by itself once it is given", async () => {
  const calls = guarded()
  await open("/settings/payments")
  fireEvent.click(await screen.findByRole("button", { name: "Connect Stripe" }))
  const dialog = await screen.findByRole("dialog", { name: "Please confirm it is you" })
  expect(within(dialog).queryByLabelText("Password")).toBeNull()
  fireEvent.input(await within(dialog).findByLabelText(/Code from/), { target: { value: "123456" } })
  await waitFor(() => expect(ofConnect(calls)).toBe(2))
  expect(calls.find(({ on }) => on === "POST /api/auth/account/prove")?.body).toEqual({ code: "123456" })
  expect((await screen.findByRole("alert")).textContent).toMatch(/did not work out/)
  expect(screen.queryByRole("dialog")).toBeNull()
})

test("R31: declining to prove changes nothing and complains about nothing", async () => {
  const calls = guarded()
  await open("/settings/payments")
  const button = await screen.findByRole("button", { name: "Connect Stripe" })
  fireEvent.click(button)
  const dialog = await screen.findByRole("dialog", { name: "Please confirm it is you" })
  fireEvent.click(within(dialog).getByRole("button", { name: "Close" }))
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull())
  await waitFor(() => expect(button.getAttribute("aria-busy")).toBeNull())
  expect(ofConnect(calls)).toBe(1)
  expect(screen.queryByRole("alert")).toBeNull()
})
