import { query } from "@solidjs/router"
import type { infer as Infer } from "zod"
import type { Page } from "../../../../shared/pages.ts"
import type { ProjectDetail, ProjectView } from "../../../../shared/projects.ts"
import { send } from "../../lib/api.ts"

export type Project = Infer<typeof ProjectDetail>

export const getProjects = query(() => send<Page<ProjectView>>("GET", "/api/portal/projects"), "projects")
export const getProject = query((id: string) => send<Project>("GET", `/api/portal/projects/${id}`), "project")
