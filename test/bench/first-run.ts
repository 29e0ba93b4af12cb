import { mkdirSync } from "node:fs"
import type { Page } from "playwright-core"
import { startCloud } from "../../infra/local/cloud.ts"
import { authenticator, mailTo } from "../../infra/local/errands.ts"
import { launchBrowser, sizes } from "../helpers/browser.ts"
import { makePerson, type Person, type Step } from "../helpers/human-pace.ts"

/**
 * From the sign-up page to the first contact signed in, by somebody who never read a manual: every click and field in a
 * real browser, counted at a person's pace. `PICTURES=1` keeps a picture of each step in `.pictures/first-run/`.
 */
const aimSeconds = 300
const password = "seven brown camels"
const owner = { name: "Layla Mansour", email: "layla@firstrun.example", company: "Mansour Trading LLC" }
const contact = {
  name: "Omar Haddad",
  email: "omar@falcon.example",
  customer: "Falcon Ridge Contracting LLC",
}

const cloud = await startCloud()
const browser = await launchBrowser()

async function newPage() {
  const context = await browser.newContext({
    viewport: sizes.desktop,
    locale: "en-GB",
    timezoneId: "Asia/Dubai",
  })
  return context.newPage()
}

const folder = ".pictures/first-run"
const pictureOf = (page: Page) => async (name: string) => {
  if (!process.env.PICTURES) return
  mkdirSync(folder, { recursive: true })
  await page.waitForLoadState("networkidle")
  await page.screenshot({ path: `${folder}/${name}.png` })
}

const linkIn = async (email: string) =>
  /https?:\/\/\S+#[\w.-]+/.exec((await mailTo(cloud, email)).text)?.[0] ?? ""

async function signUp(page: Page, person: Person) {
  person.begin("sign-up")
  await page.goto(`${cloud.urls.staff}/sign-up`)
  await person.sees(page.getByLabel("Company name"))
  await person.types(page.getByLabel("Company name"), owner.company)
  await person.types(page.getByLabel("Your name"), owner.name)
  await person.types(page.getByLabel("Work e-mail"), owner.email)
  await person.types(page.getByLabel("Password", { exact: true }), password)
  await person.clicks(page.getByRole("button", { name: "Create portal" }))
  await person.sees(page.getByRole("heading", { name: "Check your mail" }))
  person.begin("proof of the address")
  await person.opensMail(await linkIn(owner.email))
  await person.clicks(page.getByRole("button", { name: "Confirm e-mail address" }))
  await person.sees(page.getByRole("heading", { name: /One minute for your company/ }))
}

async function secondStep(page: Page, person: Person) {
  person.begin("two-step sign-in")
  await person.clicks(page.getByRole("button", { name: /Authenticator app/ }))
  await person.sees(page.getByRole("img", { name: /Picture to scan/ }))
  person.usesPhone()
  const secret = (await page.locator(".by-hand code").innerText()).replace(/\s/g, "")
  await person.types(page.getByLabel("6-digit code"), authenticator(cloud, secret, 1).code())
  await person.sees(page.getByRole("heading", { name: "Save your recovery codes" }))
  person.begin("recovery codes")
  await person.clicks(page.getByRole("link", { name: "Download" }))
  await person.clicks(page.getByRole("button", { name: "I have saved them" }))
  await person.sees(page.getByRole("heading", { name: /Layla/ }))
}

async function openPortal(page: Page, person: Person) {
  person.begin("open the portal")
  await person.clicks(page.getByRole("link", { name: "Open it" }))
  await person.clicks(page.getByRole("button", { name: "Open portal" }))
  await person.sees(page.getByText("Contacts you invited can sign in."))
}

async function addCustomer(page: Page, person: Person) {
  person.begin("add a customer")
  await person.clicks(page.getByRole("link", { name: "Customers", exact: true }))
  await person.clicks(page.getByRole("link", { name: "Add customer" }))
  await person.sees(page.getByLabel("Name", { exact: true }))
  await person.types(page.getByLabel("Name", { exact: true }), contact.customer)
  await person.clicks(page.getByRole("button", { name: /Add|Save|Create/ }))
  await person.sees(page.getByRole("heading", { name: contact.customer }))
}

async function invite(page: Page, person: Person) {
  person.begin("invite a contact")
  await person.clicks(page.getByRole("button", { name: "Add contact" }))
  const dialog = page.getByRole("dialog")
  await person.sees(dialog)
  await person.types(dialog.getByLabel("Name"), contact.name)
  await person.types(dialog.getByLabel("E-mail"), contact.email)
  await person.clicks(dialog.getByRole("button", { name: "Add and invite" }))
  await person.sees(page.getByText("Invited", { exact: true }))
}

async function comeIn(page: Page, person: Person) {
  person.begin("the contact's first sign-in")
  await person.opensMail(await linkIn(contact.email))
  await person.sees(page.getByRole("heading", { name: /Welcome to/ }))
  await person.types(page.getByLabel("New password"), password)
  await person.clicks(page.getByRole("button", { name: "Set password and continue" }))
  await person.sees(page.getByRole("heading", { name: /Hello/ }))
}

const sum = (steps: Step[], what: "clicks" | "fields" | "keys" | "human" | "machine") =>
  steps.reduce((total, step) => total + step[what], 0)

const told = (steps: Step[]) =>
  `${sum(steps, "clicks")} clicks, ${sum(steps, "fields")} fields, ${sum(steps, "keys")} keys: ` +
  `${Math.round(sum(steps, "human"))} s by hand and ${sum(steps, "machine").toFixed(1)} s of waiting`

try {
  const [staff, portal] = [await newPage(), await newPage()]
  const [founder, reader] = [makePerson(staff, pictureOf(staff)), makePerson(portal, pictureOf(portal))]
  await signUp(staff, founder)
  await secondStep(staff, founder)
  await openPortal(staff, founder)
  await addCustomer(staff, founder)
  await invite(staff, founder)
  await comeIn(portal, reader)
  founder.begin("the checklist knows")
  await founder.clicks(staff.getByRole("link", { name: "Home", exact: true }))
  await founder.sees(staff.getByText(/Layla/))
  const steps = [...founder.steps.slice(0, -1), ...reader.steps]
  for (const step of steps) console.log(`${step.name}: ${told([step])}`)
  const total = Math.round(sum(steps, "human") + sum(steps, "machine"))
  console.log(`\nfirst accepted invitation after ${total} s of ${aimSeconds}: ${told(steps)}`)
  if (total > aimSeconds) process.exitCode = 1
} finally {
  await browser.close()
  await cloud.close()
}
