import type { Context } from "aws-lambda"
import * as z from "zod"
import { log } from "./log.ts"
import { ResumeMails, resumeMailsOf } from "./mail-health/operator.ts"
import { AskSupport, askForSupport, type OperatorAnswer } from "./support/operator.ts"

const Asked = z.discriminatedUnion("do", [AskSupport, ResumeMails])
const form = '{"do":"support" or "resumeMails","slug":"…","operator":"…","reason":"…"}'

type Answer = OperatorAnswer | { resumed: true }

const perform = (input: z.infer<typeof Asked>, requestId: string): Promise<Answer> =>
  input.do === "support" ? askForSupport(input, requestId) : resumeMailsOf(input, requestId)

/**
 * Portico's own operator, who has no sign-in in the product. No address leads here: who may invoke the function is
 * IAM's word, and a tenant is entered by its own grant only (R68).
 */
export async function handler(asked: unknown, { awsRequestId }: Context): Promise<Answer> {
  const input = Asked.safeParse(asked)
  if (!input.success) return { refused: `Ask like this: ${form}. Every field is needed, and no other.` }
  const { slug, operator, reason } = input.data
  const answer = await perform(input.data, awsRequestId)
  const decision = "refused" in answer ? "refused" : "allowed"
  const message = input.data.do === "support" ? "support asked" : "mails resumed"
  log("info", { message, requestId: awsRequestId, decision, slug, operator, reason })
  return answer
}
