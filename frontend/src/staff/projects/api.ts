import { query } from "@solidjs/router"
import type * as z from "zod"
import type { DraftProject, ProjectDetail, ProjectPage } from "../../../../shared/projects.ts"
import { send } from "../../lib/api.ts"
import { type Paging, read } from "../api.ts"
import { customerPath } from "../documents/api.ts"

export type Projects = z.infer<typeof ProjectPage>
export type Project = z.infer<typeof ProjectDetail>

export const getProjects = query((asked: Paging) => read<Projects>("/api/staff/projects", asked), "projects")
export const getCustomerProjects = query(
  (customerId: string) => read<Projects>(customerPath(customerId, "projects")),
  "customerProjects",
)
export const getProject = query(
  (customerId: string, id: string) => read<Project>(customerPath(customerId, `projects/${id}`)),
  "project",
)
export const projects = {
  draft: (customerId: string, input: DraftProject) =>
    send<Project>("POST", customerPath(customerId, "projects"), input),
  change: (customerId: string, id: string, input: DraftProject) =>
    send<Project>("PUT", customerPath(customerId, `projects/${id}`), input),
  publish: (customerId: string, id: string) =>
    send<Project>("POST", customerPath(customerId, `projects/${id}/publish`), {}),
  void: (customerId: string, id: string) =>
    send<Project>("POST", customerPath(customerId, `projects/${id}/void`), {}),
}
