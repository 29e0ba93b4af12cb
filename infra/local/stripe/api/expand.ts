import { invalid } from "../http/problem.ts"
import { all, type State } from "../state.ts"
import { page } from "./lists.ts"

type Node = Record<string, unknown>
const depthMax = 4
const references = [
  "balance_transaction",
  "charge",
  "failure_balance_transaction",
  "latest_charge",
  "latest_invoice",
  "payment_intent",
  "payment_method",
  "setup_intent",
  "source",
]

/** A copy of the answer with the ids at `paths` replaced by their objects, as Stripe's `expand` does. */
export function expand(state: State, account: string, body: object, paths: string[]) {
  const copy: Node = structuredClone(body) as Node
  for (const path of paths) {
    const steps = path.split(".")
    const deep = steps.filter((step) => step !== "data").length > depthMax
    if (deep)
      throw invalid(`You cannot expand more than ${depthMax} levels of a property (${path}).`, {
        param: "expand",
      })
    walk({ state, account, path }, copy, steps)
  }
  return copy
}

type Walk = { state: State; account: string; path: string }

function walk(on: Walk, node: Node, [head, ...rest]: string[]): void {
  if (head === undefined) return
  if (node.object === "list" && head === "data") {
    for (const entry of node.data as Node[]) walk(on, entry, rest)
    return
  }
  const included = includable(on, node, head)
  if (included) node[head] = structuredClone(included)
  else if (!references.includes(head) || node[head] === undefined) throw cannot(on.path)
  else if (typeof node[head] === "string") node[head] = lookup(on, node[head])
  const next = node[head]
  if (typeof next === "object" && next) walk(on, next as Node, rest)
}

function lookup({ state, account, path }: Walk, id: string) {
  const held = Object.hasOwn(state.objects, id) ? state.objects[id] : undefined
  if (held?.account !== account) throw cannot(path)
  return structuredClone(held.object)
}

/** Sub-lists Stripe leaves out unless they are asked for. */
function includable({ state, account }: Walk, node: Node, name: string) {
  const id = String(node.id)
  if (node.object === "checkout.session" && name === "line_items")
    return page(state.checkouts[id]?.lineItems ?? [], `/v1/checkout/sessions/${id}/line_items`, {})
  if (node.object !== "charge" || name !== "refunds") return undefined
  const refunds = all(state, account, "refund").filter((refund) => refund.charge === id)
  return page(refunds, `/v1/charges/${id}/refunds`, {})
}

const cannot = (path: string) =>
  invalid(
    `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead, because all list endpoints return their objects under \`data\`.`,
    { param: "expand" },
  )
