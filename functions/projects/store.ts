import { Project } from "../../shared/projects.ts"
import { entity } from "../store/entity.ts"

export const projects = entity<Project>({
  kind: "project",
  schema: Project,
  customer: ({ customerId }) => customerId,
  staffList: ({ createdAt }) => createdAt,
})
