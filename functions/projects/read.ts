import { dateIn } from "../../shared/dates.ts"
import { notFound } from "../../shared/errors.ts"
import type { Invoice } from "../../shared/invoices.ts"
import type { Page, PageInput } from "../../shared/pages.ts"
import type { Project, ProjectDetail, ProjectView } from "../../shared/projects.ts"
import type { ContactCtx, Ctx, TenantCtx } from "../context.ts"
import { creditNotes } from "../credit-notes/store.ts"
import { customerNames, customers } from "../customers/store.ts"
import { shownEstimates } from "../estimates/shown.ts"
import { estimates } from "../estimates/store.ts"
import { invoices } from "../invoices/store.ts"
import { viewed } from "../preview/viewed.ts"
import { requireVisible, visibilityOf } from "../tenants/visibility.ts"
import { billedOf, type Documents, relatedOf } from "./rules.ts"
import { projects } from "./store.ts"

/** All of a customer's invoices count for what its projects come to. */
const invoicesMax = 10_000
const invoicesOf = (ctx: Ctx, customerId: string) => invoices.owned(ctx, customerId, { limit: invoicesMax })

const isShown = ({ publishedAt }: Project) => publishedAt !== undefined

const viewOf = (project: Project, billed: Invoice[], customerName?: string): ProjectView => ({
  ...project,
  billed: billedOf(billed, project.id),
  customerName,
})

/** The invoices of each customer are read once for all of its projects. */
export async function listTenantProjects(ctx: TenantCtx, input: PageInput): Promise<Page<ProjectView>> {
  const { items, next } = await projects.all(ctx, input)
  const customerIds = [...new Set(items.map(({ customerId }) => customerId))]
  const [names, ...billed] = await Promise.all([
    customerNames(ctx, customerIds),
    ...customerIds.map((id) => invoicesOf(ctx, id)),
  ])
  const billedTo = (customerId: string) => billed[customerIds.indexOf(customerId)] ?? []
  return {
    items: items.map((each) => viewOf(each, billedTo(each.customerId), names.get(each.customerId))),
    next,
  }
}

async function ofCustomer(ctx: Ctx, customerId: string): Promise<Page<ProjectView>> {
  const [all, billed] = await Promise.all([projects.owned(ctx, customerId), invoicesOf(ctx, customerId)])
  return { items: all.reverse().map((each) => viewOf(each, billed)), next: null }
}

export async function listCustomerProjects(ctx: TenantCtx, { customerId }: { customerId: string }) {
  await customers.get(ctx, customerId, customerId)
  return ofCustomer(ctx, customerId)
}

export async function listContactProjects(ctx: ContactCtx): Promise<Page<ProjectView>> {
  requireVisible(ctx, "projects")
  const { items } = await ofCustomer(ctx, ctx.customerId)
  return { items: items.filter(({ publishedAt }) => publishedAt !== undefined), next: null }
}

async function documentsOf(ctx: Ctx, customerId: string, reader: "staff" | "contact"): Promise<Documents> {
  const [billed, offered, credited] = await Promise.all([
    invoicesOf(ctx, customerId),
    estimates.owned(ctx, customerId),
    creditNotes.owned(ctx, customerId),
  ])
  const isShown = ({ document }: { document: string }) => reader === "staff" || document !== "draft"
  return {
    invoices: billed.filter(isShown),
    creditNotes: credited.filter(isShown),
    estimates: await shownEstimates(ctx, offered, reader),
  }
}

const detailOf = (ctx: TenantCtx, project: Project, documents: Documents): ProjectDetail => ({
  project: viewOf(project, documents.invoices),
  documents: relatedOf(documents, project.id, {
    today: dateIn(ctx.tenant.timeZone, ctx.now),
    now: ctx.now,
  }),
})

type Which = { customerId: string; id: string }

export async function getCustomerProject(ctx: TenantCtx, { customerId, id }: Which) {
  const project = await projects.get(ctx, id, customerId)
  return detailOf(ctx, project, await documentsOf(ctx, customerId, "staff"))
}

/** Of the related documents, what the company shows its customers. */
export async function getContactProject(ctx: ContactCtx, { id }: { id: string }) {
  const { customerId } = ctx
  requireVisible(ctx, "projects")
  const project = await projects.get(ctx, id, customerId)
  if (!isShown(project)) throw notFound()
  const documents = await documentsOf(ctx, customerId, "contact")
  const visibility = visibilityOf(ctx)
  await viewed(ctx, "document.viewed", id, { kind: "project", number: project.name })
  const detail = detailOf(ctx, project, documents)
  const sees = {
    invoice: visibility.invoices,
    creditNote: visibility.invoices,
    estimate: visibility.estimates,
  }
  return { ...detail, documents: detail.documents.filter(({ kind }) => sees[kind]) }
}
