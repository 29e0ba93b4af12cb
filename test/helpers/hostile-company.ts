import type { Cloud } from "../../infra/local/cloud.ts"
import { publishedInvoice } from "./authoring.ts"
import { newContact, type TestTenant } from "./world.ts"

/** Runs wherever a page takes it for anything else than words. */
export const markup = `"><img src=x onerror=alert(1)><script>alert(2)</script>`
const template = `{{constructor.constructor('alert(3)')()}} \${alert(4)} javascript:alert(5)`
const endless = "W".repeat(100)
const turned = "شركة \u202egpj.exe\u2066 123 \u2069(abc)"

/** A customer, its invoice and its query, with hostile words in every place that people type in. */
export async function fillWithHostileTexts(cloud: Cloud, tenant: TestTenant) {
  const { owner } = tenant
  await owner.ok("PUT /api/staff/tenant", {
    name: markup,
    nameArabic: `${turned} ${markup}`,
    address: { line1: `${markup} ${endless}`, city: turned },
    email: `accounts@${tenant.slug}.example`,
    phone: "<b>1</b>",
    timeZone: "Asia/Dubai",
    language: "en",
  })
  const both = (text: string) => ({ en: text, ar: text })
  await owner.ok("PUT /api/staff/branding", {
    colour: "#0f766e",
    senderName: markup,
    title: both(markup.slice(0, 60)),
    welcome: both(`${markup} ${template} ${endless}`),
  })
  await owner.ok("PUT /api/staff/custom-links", {
    items: ["header", "footer", "home"].map((place) => ({
      place,
      ...both(markup.slice(0, 60)),
      url: "https://help.example/%22%3E%3Cscript%3E",
    })),
  })
  const customer = await owner.ok("POST /api/staff/customers", {
    name: `${markup} ${endless}`,
    nameArabic: `${turned} ${endless}`,
    phone: "<i>2</i>",
    currency: "AED",
    address: { line1: endless, city: markup, country: turned },
  })
  const { invoice } = await publishedInvoice(tenant, customer.id, {
    reference: endless,
    notes: `${markup}\n${template}\n${endless}`,
    terms: turned,
    lines: [
      { description: `${markup} ${endless}`, descriptionArabic: turned, quantity: "1", unitPrice: "100.00" },
    ],
  })
  const contact = await newContact(cloud, tenant, customer.id, "admin")
  await contact.visitor.ok("PUT /api/auth/account/profile", { name: `${markup} ${turned}`, language: "en" })
  const { query } = await contact.visitor.ok("POST /api/portal/queries", {
    topic: "invoice",
    subject: `${markup} ${"W".repeat(80)}`,
    text: `${markup}\n${template}\n${endless}${endless}\n${turned}`,
  })
  return { customer, invoice, contact, query }
}
