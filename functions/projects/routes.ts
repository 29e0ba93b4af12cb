import * as z from "zod"
import { PageInput } from "../../shared/pages.ts"
import { DraftProject, ProjectDetail, ProjectPage } from "../../shared/projects.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { changeProject, draftProject, publishProject, voidProject } from "./actions.ts"
import {
  getContactProject,
  getCustomerProject,
  listContactProjects,
  listCustomerProjects,
  listTenantProjects,
} from "./read.ts"

const limit = "gateway"
const OfCustomer = z.strictObject({ customerId: z.string() })
const Which = z.strictObject({ customerId: z.string(), id: z.string() })

export const contactProjectRoutes = [
  contactRoute({
    on: "GET /api/portal/projects",
    needs: "portal.projects",
    limit,
    input: z.strictObject({}),
    output: ProjectPage,
    run: listContactProjects,
  }),
  contactRoute({
    on: "GET /api/portal/projects/{id}",
    needs: "portal.projects",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: ProjectDetail,
    run: getContactProject,
  }),
]

const path = "/api/staff/customers/{customerId}/projects"
const changes = { needs: "documents.write", limit, output: ProjectDetail } as const

export const staffProjectRoutes = [
  staffRoute({
    on: "GET /api/staff/projects",
    needs: "documents.read",
    limit,
    input: PageInput,
    output: ProjectPage,
    run: listTenantProjects,
  }),
  staffRoute({
    on: `GET ${path}`,
    needs: "documents.read",
    limit,
    input: OfCustomer,
    output: ProjectPage,
    run: listCustomerProjects,
  }),
  staffRoute({
    on: `POST ${path}`,
    ...changes,
    input: DraftProject.extend(OfCustomer.shape),
    run: draftProject,
  }),
  staffRoute({
    on: `GET ${path}/{id}`,
    needs: "documents.read",
    limit,
    input: Which,
    output: ProjectDetail,
    run: getCustomerProject,
  }),
  staffRoute({
    on: `PUT ${path}/{id}`,
    ...changes,
    input: DraftProject.extend(Which.shape),
    run: changeProject,
  }),
  staffRoute({
    on: `POST ${path}/{id}/publish`,
    ...changes,
    input: Which,
    run: publishProject,
  }),
  staffRoute({
    on: `POST ${path}/{id}/void`,
    ...changes,
    input: Which,
    run: voidProject,
  }),
]
