import type { Cloud } from "../../infra/local/cloud.ts"
import { people } from "../../infra/local/demo-people.ts"
import { tokenFor } from "../../infra/local/errands.ts"
import { visitor } from "../../infra/local/visitor.ts"
import { type App, addresses, type Crawl, enter, type StorageState } from "./crawl.ts"
import { plantLongWords } from "./long-words.ts"
import { filled } from "./screens.ts"
import { newContact, newCustomer, newTenant, password } from "./world.ts"

/** Of the demo company, without a session, or of a company that has nothing yet. */
export type Who = "reader" | "guest" | "newcomer"
/** A page to look at, and who looks. `unfilled`: also as it is after its form was sent as it stood. */
export type Stop = { path: string; who: Who; unfilled?: boolean }
export type Newcomers = { homes: Record<App, string>; enter: (app: App) => Promise<StorageState> }

const customerTabs =
  "contacts invoices creditNotes statement estimates projects retainers queries visibility activity"

/** Views of one address that a parameter chooses. */
const views: Record<App, string[]> = {
  portal: ["/invoices?search=nothing-is-called-so"],
  staff: [
    ...customerTabs.split(" ").map((tab) => `/customers/:id?tab=${tab}`),
    "/requests?kind=details",
    "/invoices?search=nothing-is-called-so",
    "/customers?search=nothing-is-called-so",
  ],
}

/** Pages behind mailed links, each with a link that works. */
async function mailed(crawl: Crawl, cloud: Cloud): Promise<Record<App, string[]>> {
  const { staff } = crawl.readers
  const forgets = async (app: App, { email = "" } = {}) => {
    await visitor(cloud.port, new URL(crawl.homes[app]).hostname).ok("POST /api/auth/forgot-password", {
      email,
    })
    return `/reset-password#${await tokenFor(cloud, email)}`
  }
  const colleague = { name: "Sara Rahman", email: "sara@manara.example", role: "viewer", language: "ar" }
  await staff.ok("POST /api/staff/team", colleague)
  const newcomer = people.find(({ waits }) => waits)?.email ?? ""
  const [contact] = crawl.demo.contacts
  const { items } = await crawl.readers.portal.ok("GET /api/portal/invoices?filter=open")
  const { customerId, id } = items[0]
  const { contacts } = await staff.ok(`GET /api/staff/customers/${customerId}`)
  const contactId = contacts.find(({ email }: { email: string }) => email === contact?.email).id
  await staff.ok(`POST /api/staff/customers/${customerId}/invoices/${id}/links`, { contactId })
  return {
    portal: [
      `/view#${await tokenFor(cloud, contact?.email ?? "")}`,
      `/welcome#${await tokenFor(cloud, newcomer)}`,
      await forgets("portal", contact),
    ],
    staff: [
      `/welcome#${await tokenFor(cloud, colleague.email)}`,
      await forgets("staff", crawl.demo.staff[0]),
    ],
  }
}

/** Forms that cannot be sent as they stand. */
const forms: Record<App, string[]> = {
  portal: ["/sign-in", "/forgot-password", "/queries/new"],
  staff: ["/sign-in", "/sign-up", "/forgot-password", "/customers/new"],
}

async function stopsIn(app: App, crawl: Crawl, behindMail: string[]): Promise<Stop[]> {
  const { all, open } = addresses[app]
  const closed = all.filter((each) => !open.includes(each))
  const stopAt = (path: string, who: Who) => ({
    path,
    who,
    unfilled: who !== "newcomer" && forms[app].includes(path),
  })
  const stops = [...open, ...behindMail].map((path) => stopAt(path, "guest"))
  for (const address of [...closed, ...views[app]])
    stops.push(stopAt(await filled(app, address, crawl.readers[app]), "reader"))
  const empty = closed.filter((address) => !address.includes(":")).map((path) => stopAt(path, "newcomer"))
  return [...stops, ...empty]
}

/** Lets a browser in as who has just signed up, or as a customer's first contact there: all is empty. */
export async function newcomersIn(crawl: Crawl, cloud: Cloud): Promise<Newcomers> {
  const company = await newTenant(cloud)
  const { id } = await newCustomer(company)
  const contact = await newContact(cloud, company, id)
  const homes = { staff: crawl.homes.staff, portal: cloud.urls.portal(company.slug) }
  const { recoveryCodes } = company.factor
  const secrets = (app: App) =>
    app === "portal"
      ? { email: contact.email, password }
      : { email: company.email, password, recoveryCode: recoveryCodes.pop() }
  return { homes, enter: (app) => enter(crawl.browser, homes[app], secrets(app)) }
}

/** All that there is to look at: the newest of each kind, long words, and what somebody without a session meets. */
export async function stopsOf(crawl: Crawl, cloud: Cloud): Promise<Record<App, Stop[]>> {
  const behindMail = await mailed(crawl, cloud)
  const portal = await stopsIn("portal", crawl, behindMail.portal)
  const staff = await stopsIn("staff", crawl, behindMail.staff)
  // Last, since what is planted is then the newest of its kind, and the demo's own is looked at, too.
  const long = await plantLongWords(crawl.readers)
  const alsoLong = (stops: Stop[], paths: string[]) => [
    ...stops,
    ...paths.map((path): Stop => ({ path, who: "reader" })),
  ]
  return { portal: alsoLong(portal, long.portal), staff: alsoLong(staff, long.staff) }
}
