import type { Context } from "aws-lambda"
import * as z from "zod"
import { log } from "./log.ts"
import { ResumeMails, resumeMailsOf } from "./mail-health/operator.ts"
import { ListPlans, listPlans, type PlanPage } from "./plans/listing.ts"
import { ChoosePlan, choosePlanOf } from "./plans/operator.ts"
import { AskSupport, askForSupport, type OperatorAnswer } from "./support/operator.ts"

const Asked = z.discriminatedUnion("do", [AskSupport, ResumeMails, ChoosePlan, ListPlans])
const form =
  '{"do":"support", "resumeMails" or "plan","slug":"…","operator":"…","reason":"…"}, with "plan" also "plan":"free" or "premium" and, if it ends, "until":"2027-01-31"; or {"do":"plans","operator":"…","reason":"…"}, with "after" for the next page'

type Answer = OperatorAnswer | { resumed: true } | { plan: string } | PlanPage

async function perform(input: z.infer<typeof Asked>, requestId: string): Promise<Answer> {
  if (input.do === "support") return askForSupport(input, requestId)
  if (input.do === "plans") return listPlans(input, requestId)
  return input.do === "plan" ? choosePlanOf(input, requestId) : resumeMailsOf(input, requestId)
}
const messages = {
  support: "support asked",
  resumeMails: "mails resumed",
  plan: "plan chosen",
  plans: "plans listed",
}

/**
 * Portico's own operator, who has no sign-in in the product. No address leads here: who may invoke the function is
 * IAM's word, and a tenant is entered by its own grant only (R68).
 */
export async function handler(asked: unknown, { awsRequestId }: Context): Promise<Answer> {
  const input = Asked.safeParse(asked)
  if (!input.success) return { refused: `Ask like this: ${form}. Nothing else is taken.` }
  const { operator, reason } = input.data
  const slug = "slug" in input.data ? input.data.slug : undefined
  const answer = await perform(input.data, awsRequestId)
  const decision = "refused" in answer ? "refused" : "allowed"
  const message = messages[input.data.do]
  log("info", { message, requestId: awsRequestId, decision, slug, operator, reason })
  return answer
}
