import { fireEvent, screen, waitFor } from "@solidjs/testing-library"
import { expect, test } from "vitest"
import { open, refuse, serve } from "./staff-app.tsx"

const type = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

const errorOf = (label: string | RegExp) => {
  const control = screen.getByLabelText(label)
  const ids = control.getAttribute("aria-describedby")?.split(" ") ?? []
  const texts = ids.map((id) => document.getElementById(id)?.textContent)
  return control.getAttribute("aria-invalid") === "true" ? texts.at(-1) : undefined
}

const free = (slug: string) => ({ slug, free: true })

test("what is missing is said at each field before anything is sent", async () => {
  const calls = serve({})
  await open("/sign-up")
  fireEvent.click(await screen.findByRole("button", { name: "Create portal" }))
  await waitFor(() => expect(errorOf("Company name")).toBe("Fill this in"))
  expect(errorOf("Work e-mail")).toBe("Fill this in")
  expect(document.activeElement).toBe(screen.getByLabelText("Company name"))
  expect(calls.filter(({ on }) => on === "POST /api/auth/sign-up")).toEqual([])
})

async function fillAndSend(words: {
  company: string
  name: string
  email: string
  password: string
  send: string
}) {
  await screen.findByRole("button", { name: words.send })
  type(words.company, "Al Noor Trading LLC")
  type(words.name, "Omar")
  type(words.email, "omar@alnoor.example")
  type(words.password, "short")
  fireEvent.click(screen.getByRole("button", { name: words.send }))
}

const english = {
  company: "Company name",
  name: "Your name",
  email: "Work e-mail",
  password: "Password",
  send: "Create portal",
}
const arabic = {
  company: "اسم الشركة",
  name: "اسمك",
  email: "بريد العمل الإلكتروني",
  password: "كلمة المرور",
  send: "أنشئ البوابة",
}
const refused = {
  "GET /api/auth/slug": free("al-noor-trading"),
  "POST /api/auth/sign-up": refuse(400, "invalid_input", {
    fields: { password: "password_too_short", slug: "taken" },
  }),
}

test("what the server refuses is said at its field", async () => {
  serve(refused)
  await open("/sign-up")
  await fillAndSend(english)
  await waitFor(() => expect(errorOf("Password")).toBe("Use at least 12 characters"))
  expect(errorOf("Portal address")).toBe("This address is taken")
  expect(screen.queryByRole("alert")).toBeNull()
})

test("the same in Arabic", async () => {
  serve(refused)
  await open("/sign-up", "ar")
  await fillAndSend(arabic)
  await waitFor(() => expect(errorOf("كلمة المرور")).toBe("استخدم 12 حرفًا على الأقل"))
  expect(errorOf("عنوان البوابة")).toBe("هذا العنوان محجوز")
})

test("errors on screen change language in place, and nothing typed is lost", async () => {
  serve(refused)
  await open("/sign-up")
  await fillAndSend(english)
  await waitFor(() => expect(errorOf("Password")).toBeDefined())
  fireEvent.click(screen.getByLabelText("العربية"))
  await waitFor(() => expect(errorOf("كلمة المرور")).toBe("استخدم 12 حرفًا على الأقل"))
  expect((screen.getByLabelText("اسم الشركة") as HTMLInputElement).value).toBe("Al Noor Trading LLC")
})

test("the address follows the company's name and is checked live", async () => {
  const calls = serve({
    "GET /api/auth/slug?slug=al-noor-trading": { slug: "al-noor-trading", free: false, reason: "taken" },
    "GET /api/auth/slug?slug=alnoor": free("alnoor"),
  })
  await open("/sign-up")
  await screen.findByRole("button", { name: "Create portal" })
  type("Company name", "Al Noor Trading LLC")
  await screen.findByText("Taken by another company")
  type("Portal address", "alnoor")
  await screen.findByText("Available")
  expect(screen.getByText(/^alnoor\./)).toBeTruthy()
  expect(calls.map(({ on }) => on)).toEqual([
    "GET /api/auth/slug?slug=al-noor-trading",
    "GET /api/auth/slug?slug=alnoor",
  ])
})

test("a sign-up sends the country's currency and the browser's time zone, then says to check the mail", async () => {
  const calls = serve({
    "GET /api/auth/slug": free("al-noor-trading"),
    "POST /api/auth/sign-up": { done: true },
  })
  await open("/sign-up")
  await fillAndSend(english)
  await screen.findByRole("heading", { name: "Check your mail" })
  expect(screen.getByText(/omar@alnoor\.example/)).toBeTruthy()
  expect(calls.find(({ on }) => on === "POST /api/auth/sign-up")?.body).toMatchObject({
    company: "Al Noor Trading LLC",
    slug: "al-noor-trading",
    country: "AE",
    currency: "AED",
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: "en",
  })
})

test("opening the mailed link uses nothing up: only the button does", async () => {
  const calls = serve({
    "POST /api/auth/verify-email": refuse(409, "conflict", { reason: "link_expired" }),
  })
  await open("/verify-email#secret-token")
  const button = await screen.findByRole("button", { name: "Confirm e-mail address" })
  expect(calls).toEqual([])
  expect(location.hash).toBe("")
  fireEvent.click(button)
  await screen.findByRole("heading", { name: "This link no longer works" })
  expect(calls).toEqual([{ on: "POST /api/auth/verify-email", body: { token: "secret-token" } }])
})

test("R60: a name in letters that look like another company's is doubted, without saying whose", async () => {
  serve({ "GET /api/auth/slug": { slug: "acme", free: false, reason: "taken" } })
  await open("/sign-up")
  await screen.findByRole("button", { name: "Create portal" })
  type("Company name", "Ас\u043cе")
  expect(await screen.findByText(/has an address that reads like this name/)).toBeTruthy()
  type("Company name", "\u0410cme")
  expect(await screen.findByText(/letters of different scripts/)).toBeTruthy()
  type("Company name", "PayPal Gulf")
  expect(await screen.findByText(/payment company’s name in it/)).toBeTruthy()
  type("Company name", "Al Noor Trading LLC شركة النور")
  await waitFor(() =>
    expect(document.querySelector(".name-doubt")?.textContent).not.toMatch(/name in it|different scripts/),
  )
})
