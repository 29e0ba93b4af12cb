import * as z from "zod"
import { ChooseSender, SenderDomain } from "../../shared/sender-domain.ts"
import { staffRoute } from "../http/route.ts"
import { chooseSender, getSenderDomain, recheckSender, removeSender } from "./actions.ts"

const needs = "branding.write"
const limit = "gateway"
const Nothing = z.strictObject({})

export const senderDomainRoutes = [
  staffRoute({
    on: "GET /api/staff/sender-domain",
    needs: "tenant.read",
    limit,
    input: Nothing,
    output: SenderDomain,
    run: getSenderDomain,
  }),
  staffRoute({
    on: "POST /api/staff/sender-domain",
    needs,
    stepUp: true,
    limit,
    input: ChooseSender,
    output: SenderDomain,
    run: chooseSender,
  }),
  staffRoute({
    on: "POST /api/staff/sender-domain/check",
    needs,
    limit,
    input: Nothing,
    output: SenderDomain,
    run: recheckSender,
  }),
  staffRoute({
    on: "DELETE /api/staff/sender-domain",
    needs,
    stepUp: true,
    limit,
    input: Nothing,
    output: SenderDomain,
    run: removeSender,
  }),
]
