import { conflict, invalid } from "../../shared/errors.ts"
import { newId } from "../../shared/ids.ts"
import type { DraftProject, Project } from "../../shared/projects.ts"
import { next } from "../../shared/stored.ts"
import type { TenantCtx } from "../context.ts"
import { customers } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { withFreshReads } from "../store/fresh-reads.ts"
import { getCustomerProject } from "./read.ts"
import { projects } from "./store.ts"

type Which = { customerId: string; id: string }

/** Projects have no numbers: people know them by their names. */
const about = ({ id, customerId, name }: Project) => ({
  customerId,
  subjectId: id,
  facts: { kind: "project", number: "", name },
})

function checked(input: DraftProject): DraftProject {
  const { startsOn, endsOn } = input
  if (startsOn && endsOn && endsOn < startsOn) throw invalid({ endsOn: "ends_before_it_begins" })
  return input
}

export async function draftProject(
  ctx: TenantCtx,
  { customerId, ...input }: DraftProject & { customerId: string },
) {
  await customers.get(ctx, customerId, customerId)
  const project: Project = {
    ...checked(input),
    id: newId("prj", ctx.now),
    version: 1,
    customerId,
    document: "draft",
    createdAt: ctx.now,
  }
  await commit(ctx, projects.insert(ctx, project), event(ctx, "document.drafted", about(project)))
  return getCustomerProject(ctx, project)
}

const content: (keyof DraftProject)[] = [
  "name",
  "nameArabic",
  "status",
  "progress",
  "budget",
  "startsOn",
  "endsOn",
  "description",
]

/** A project lives: what its customers read of it changes at any time until it is void. */
export async function changeProject(ctx: TenantCtx, { customerId, id, ...input }: DraftProject & Which) {
  const before = await projects.get(ctx, id, customerId)
  if (before.document === "void") throw conflict("voided")
  const emptied = Object.fromEntries(content.map((field) => [field, undefined]))
  const project = next(before, { ...emptied, ...checked(input) })
  const changes = changesBetween(before, project, content)
  await commit(
    ctx,
    projects.replace(ctx, project),
    event(ctx, "document.changed", { ...about(project), changes }),
  )
  return getCustomerProject(ctx, project)
}

async function publishOnce(ctx: TenantCtx, { customerId, id }: Which) {
  const before = await projects.get(ctx, id, customerId)
  if (before.document === "void") throw conflict("voided")
  if (before.document === "published") return getCustomerProject(ctx, before)
  const project = next(before, { document: "published", publishedAt: ctx.now })
  await commit(ctx, projects.replace(ctx, project), event(ctx, "document.published", about(project)))
  return getCustomerProject(ctx, project)
}

/** Pressed twice, it is published once. */
export const publishProject = (ctx: TenantCtx, which: Which) => withFreshReads(() => publishOnce(ctx, which))

/** A draft that is void was never its customer's to see, and stays so. */
export async function voidProject(ctx: TenantCtx, { customerId, id }: Which) {
  const before = await projects.get(ctx, id, customerId)
  if (before.document === "void") throw conflict("voided")
  const project = next(before, { document: "void" })
  await commit(ctx, projects.replace(ctx, project), event(ctx, "document.voided", about(project)))
  return getCustomerProject(ctx, project)
}
