import * as z from "zod"
import { AddDomain, DomainList, DomainView, ForwardDomain } from "../../shared/domains.ts"
import { Done } from "../../shared/sessions.ts"
import { oftenAMinute, seldomAMinute } from "../http/limit.ts"
import { staffRoute } from "../http/route.ts"
import { addDomain, checkDomain, chooseMain, forwardDomain, listDomains, removeDomain } from "./actions.ts"

const needs = "portal.write"
const One = z.strictObject({ domainId: z.string() })

export const domainRoutes = [
  staffRoute({
    on: "GET /api/staff/domains",
    needs: "tenant.read",
    limit: "gateway",
    input: z.strictObject({}),
    output: DomainList,
    run: listDomains,
  }),
  staffRoute({
    on: "POST /api/staff/domains",
    needs,
    stepUp: true,
    limit: seldomAMinute,
    input: AddDomain,
    output: DomainView,
    run: addDomain,
  }),
  staffRoute({
    on: "POST /api/staff/domains/{domainId}/check",
    needs,
    limit: oftenAMinute,
    input: One,
    output: DomainView,
    run: checkDomain,
  }),
  staffRoute({
    on: "POST /api/staff/domains/{domainId}/main",
    needs,
    limit: "gateway",
    input: One,
    output: DomainView,
    run: chooseMain,
  }),
  staffRoute({
    on: "POST /api/staff/domains/{domainId}/forward",
    needs,
    limit: seldomAMinute,
    input: ForwardDomain.extend(One.shape),
    output: Done,
    run: forwardDomain,
  }),
  staffRoute({
    on: "DELETE /api/staff/domains/{domainId}",
    needs,
    stepUp: true,
    limit: "gateway",
    input: One,
    output: DomainView,
    run: removeDomain,
  }),
]
