import { Secret, TOTP } from "otpauth"
import type { Cloud } from "./cloud.ts"
import type { Visitor } from "./visitor.ts"

/** What people do outside of our pages: read mail, upload to storage, fill in Stripe's forms. */

/** The newest mail to an address, after everything under way has been sent. */
export async function mailTo(cloud: Cloud, email: string) {
  await cloud.idle()
  const mail = cloud.mails().find((each) => each.to.includes(email))
  if (!mail) throw new Error(`no mail to ${email}`)
  return mail
}

/** The token of the link in the newest mail to an address: what stands behind `#`. */
export async function tokenFor(cloud: Cloud, email: string) {
  const mail = await mailTo(cloud, email)
  const token = /https?:\/\/[^\s"#]+#([\w.-]+)/.exec(mail.text)?.[1]
  if (!token) throw new Error(`no link in the mail to ${email}: ${mail.text}`)
  return token
}

/**
 * Sets an authenticator app up for who is signed in. `code` is what the app would show, or, where that was used
 * already, what it will show next: no code is taken twice.
 */
export async function setUpTotp(cloud: Cloud, person: Visitor) {
  const { secret } = await person.ok("POST /api/auth/account/totp", {})
  // The period before this one is still taken, so that three codes fit into half a minute.
  const app = authenticator(cloud, secret, 1)
  const confirm = "POST /api/auth/account/totp/confirm"
  const first = await person.call(confirm, { code: app.code() })
  // A period may end between reading the code and its judgement.
  const { recoveryCodes } = first.status === 200 ? first.body : await person.ok(confirm, { code: app.code() })
  return { secret: secret as string, recoveryCodes: recoveryCodes as string[], code: app.code }
}

const totpMilliseconds = 30_000

/** An authenticator app that holds this secret, its clock so many periods behind. */
export function authenticator(cloud: Cloud, secret: string, behind = 0) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  let last = 0
  return {
    code() {
      last = Math.max(last + 1, Math.floor(cloud.now() / totpMilliseconds) - behind)
      return totp.generate({ timestamp: last * totpMilliseconds })
    },
  }
}

/** What the app with this secret shows at an instant, and for how long yet. */
export function codeAt(secret: string, instant: number) {
  const value = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant })
  return { value, seconds: Math.ceil((totpMilliseconds - (instant % totpMilliseconds)) / 1000) }
}

type UploadForm = { url: string; fields: Record<string, string> }

/** Sends a file to storage with a form that our API gave, as a browser does. */
async function sendForm({ url, fields }: UploadForm, bytes: Uint8Array, fileName: string) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  form.append("file", new Blob([new Uint8Array(bytes)]), fileName)
  const uploaded = await fetch(url, { method: "POST", body: form })
  if (!uploaded.ok) throw new Error(`upload answered ${uploaded.status}: ${await uploaded.text()}`)
}

/**
 * Uploads an attachment: `at` is `/api/portal/attachments`, or the same of one customer for staff. Answers what
 * finishing it answered, whatever that was.
 */
export async function attach(who: Visitor, at: string, fileName: string, content: Uint8Array | string) {
  const bytes = Buffer.from(content)
  const { id, upload } = await who.ok(`POST ${at}`, { fileName, bytes: bytes.length })
  await sendForm(upload, bytes, fileName)
  const answer = await who.call(`POST ${at}/${id}/finish`, {})
  return { ...answer, id: id as string }
}

/** Uploads a CSV file to the bucket and analyses it; starts the import where nothing is left to ask. */
export async function importCsv(
  cloud: Cloud,
  staff: Visitor,
  csv: string | Buffer,
  fileName = "invoices.csv",
) {
  const bytes = Buffer.from(csv)
  const created = await staff.ok("POST /api/staff/imports", { fileName, bytes: bytes.length })
  await sendForm(created.upload, bytes, fileName)
  const { id } = created.import
  await staff.ok(`POST /api/staff/imports/${id}/analyse`, {})
  await cloud.idle()
  const analysed = await staff.ok(`GET /api/staff/imports/${id}`)
  if (analysed.state !== "ready") return analysed
  await staff.ok(`POST /api/staff/imports/${id}/start`, {})
  await cloud.idle()
  return staff.ok(`GET /api/staff/imports/${id}`)
}

/** Onboards the tenant's Stripe account on the stand-in's own page, as its owner would. */
export async function connectStripe(cloud: Cloud, staff: Visitor) {
  const { url } = await staff.ok("POST /api/payments/connect", {})
  const answer = await fetch(url, { method: "POST", redirect: "manual" })
  if (answer.status >= 400) throw new Error(`onboarding answered ${answer.status}: ${await answer.text()}`)
  await cloud.idle()
  const state = await staff.ok("GET /api/payments/connect")
  if (!state.chargesEnabled) throw new Error("Stripe does not take charges after onboarding")
}

/** Pays invoices on the hosted page with the test card that always works. Answers the payment as it ended. */
export async function payByCard(cloud: Cloud, contact: Visitor, invoiceIds: string[], billingName: string) {
  const { paymentId, url } = await contact.ok("POST /api/payments/checkout", { invoiceIds })
  const nextYear = new Date(cloud.now()).getUTCFullYear() + 1
  const typed = {
    method: "card",
    cardNumber: "4242 4242 4242 4242",
    cardExpiry: `12 / ${nextYear % 100}`,
    cardCvc: "123",
    billingName,
  }
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(typed), redirect: "manual" })
  if (answer.status !== 303) throw new Error(`the pay page answered ${answer.status}: ${await answer.text()}`)
  await cloud.idle()
  return contact.ok(`GET /api/portal/payments/${paymentId}`)
}
