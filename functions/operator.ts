import type { Context } from "aws-lambda"
import { log } from "./log.ts"
import { AskSupport, askForSupport, type OperatorAnswer } from "./support/operator.ts"

const form = '{"do":"support","slug":"…","operator":"…","reason":"…"}'

/**
 * Portico's own operator, who has no sign-in in the product. No address leads here: who may invoke the function is
 * IAM's word, and a tenant is entered by its own grant only (R68).
 */
export async function handler(asked: unknown, { awsRequestId }: Context): Promise<OperatorAnswer> {
  const input = AskSupport.safeParse(asked)
  if (!input.success) return { refused: `Ask like this: ${form}. Every field is needed, and no other.` }
  const { slug, operator, reason } = input.data
  const answer = await askForSupport(input.data, awsRequestId)
  const decision = "url" in answer ? "allowed" : "refused"
  log("info", { message: "support asked", requestId: awsRequestId, decision, slug, operator, reason })
  return answer
}
