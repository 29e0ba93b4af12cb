import { readTemplate } from "../../policies.ts"
import { readObserved } from "../machine/observed.ts"
import { type Right, refusedToFunctions, unusedRights } from "../rights.ts"

/** Rights that no test can use, and why they are there all the same. */
const accepted: { action: RegExp; role?: RegExp; resource?: RegExp; why: string }[] = [
  { action: /^xray:/, why: "Lambda traces; the local cloud does not" },
  { action: /^logs:/, why: "Lambda writes what a function prints" },
  {
    action: /^dynamodb:(ListStreams|DescribeStream|GetRecords|GetShardIterator)$/,
    why: "Lambda reads the stream",
  },
  {
    action: /^sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes|GetQueueUrl)$/,
    why: "Lambda, and what calls it, take messages from queues",
  },
  {
    action: /^sqs:SendMessage$/,
    resource: /deadletters/,
    why: "Lambda and its callers put aside what they give up",
  },
  { action: /^lambda:InvokeFunction$/, role: /^schedules/, why: "the clock calls" },
  { action: /^ses:SendRawEmail$/, resource: /configuration-set/, why: "asked together with the identity" },
  { action: /^sqs:SendMessage$/, role: /^jobs/, why: "only an import too long for one run sends itself on" },
]

const isAccepted = ({ action, role, resource }: Right) =>
  accepted.some(
    (each) =>
      each.action.test(action) && (each.role?.test(role) ?? true) && (each.resource?.test(resource) ?? true),
  )

const told = ({ role, action, resource, directory = "" }: Right) =>
  `${role}: ${action} ${directory} ${resource}`

/** Compares what the functions may do with what they did in the whole test run, both ways. */
export function reportRights(): boolean {
  const template = readTemplate("cdk.out")
  const observed = readObserved()
  const unused = unusedRights(template, observed).filter((right) => !isAccepted(right))
  const refused = refusedToFunctions(template, observed)
  for (const right of unused) console.error(`never needed: ${told(right)}`)
  for (const { principal, action, resource } of refused)
    console.error(`refused to ${principal}: ${action} ${resource}`)
  console.log(`${observed.length} kinds of requests observed; ${unused.length} rights were never needed.`)
  return observed.length > 0 && unused.length === 0 && refused.length === 0
}
