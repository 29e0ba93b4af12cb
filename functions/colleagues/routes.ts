import * as z from "zod"
import { ChangeContactRole, Colleague, Colleagues, InviteColleague } from "../../shared/customers.ts"
import { Done } from "../../shared/sessions.ts"
import { contactRoute } from "../http/route.ts"
import {
  changeColleagueRole,
  inviteColleague,
  inviteColleagueAgain,
  listColleagues,
  removeColleague,
} from "./actions.ts"

const ById = z.strictObject({ id: z.string() })
const write = { needs: "colleagues.write", limit: "gateway" } as const

export const colleagueRoutes = [
  contactRoute({
    on: "GET /api/auth/colleagues",
    needs: "colleagues.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: Colleagues,
    run: listColleagues,
  }),
  contactRoute({
    ...write,
    on: "POST /api/auth/colleagues",
    input: InviteColleague,
    output: Colleague,
    run: inviteColleague,
  }),
  contactRoute({
    ...write,
    on: "PUT /api/auth/colleagues/{id}/role",
    input: ChangeContactRole.extend({ id: z.string() }),
    output: Done,
    run: changeColleagueRole,
  }),
  contactRoute({
    ...write,
    on: "DELETE /api/auth/colleagues/{id}",
    input: ById,
    output: Done,
    run: removeColleague,
  }),
  contactRoute({
    ...write,
    on: "POST /api/auth/colleagues/{id}/invitation",
    input: ById,
    output: Colleague,
    run: inviteColleagueAgain,
  }),
]
