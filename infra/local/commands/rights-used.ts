import { readTemplate } from "../../policies.ts"
import { readObserved } from "../machine/observed.ts"
import { type Right, refusedToFunctions, unusedRights } from "../rights.ts"

/** Rights that no test can use, and why they are there all the same. */
const accepted: { role?: RegExp; action: RegExp; why: string }[] = [
  { action: /^xray:/, why: "Lambda traces; the local cloud does not" },
  { action: /^logs:/, why: "Lambda writes what a function prints" },
]

const isAccepted = ({ role, action }: Right) =>
  accepted.some((each) => each.action.test(action) && (each.role?.test(role) ?? true))

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
