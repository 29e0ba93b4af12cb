import type { Visitor } from "../../infra/local/visitor.ts"
import { literal, type Node, nodesOf, treeOf } from "./syntax.ts"

type Paths = Record<string, unknown>

/** What a route's `path` says: a text, or a call or member of the app's `paths`. */
function pathOf(value: Node, paths: Paths): string {
  if (value.type !== "JSXExpressionContainer") return literal(value) ?? ""
  const said = value.expression as Node
  const called = said.type === "CallExpression"
  const name = ((called ? (said.callee as Node) : said).property as Node).name as string
  const path = paths[name]
  const given = called ? (said.arguments as Node[]).map((each) => literal(each) ?? "") : []
  return String(typeof path === "function" ? path(...given) : path)
}

/**
 * Every address of an app, out of its own route table: a page that is added there is looked at by itself. `open` are
 * those outside of the shell, which need nobody to be signed in.
 */
export function addressesOf(app: "portal" | "staff", paths: Paths) {
  const found = new Set<string>()
  const open: string[] = []
  const visit = (element: Node, above: string) => {
    const attribute = ((element.openingElement as Node).attributes as Node[]).find(
      (each) => (each.name as Node).name === "path",
    )
    const own = attribute ? pathOf(attribute.value as Node, paths) : ""
    const here = literal(attribute?.value) === undefined ? own : `${above}${own}`.replace("//", "/")
    const below = (element.children as Node[]).filter(isRoute)
    if (attribute && below.length === 0) found.add(here.replace(/(.)\/$/, "$1").replace("*", "no-such-page"))
    for (const child of below) visit(child, attribute ? here : above)
  }
  const router = [...nodesOf(treeOf(`frontend/src/${app}/app.tsx`))].find((node) => named(node) === "Router")
  for (const child of ((router?.children as Node[]) ?? []).filter(isRoute)) {
    const before = found.size
    visit(child, "")
    if (!(child.children as Node[]).some(isRoute)) open.push(...[...found].slice(before))
  }
  return { all: [...found], open }
}

const named = (node: Node) =>
  node.type === "JSXElement" ? ((node.openingElement as Node).name as Node).name : undefined
const isRoute = (node: Node) => named(node) === "Route"

/** Where the lists of an address are read, if not under the name that the address has. */
const lists: Record<string, string> = {
  "staff/invitations": "bulk-invitations",
  "staff/requests": "credit-note-requests",
}

/** An address with the newest thing of its kind in the places of its ids. */
export async function filled(app: "portal" | "staff", address: string, reader: Visitor): Promise<string> {
  const kind = /\/([a-z-]+)\/:id/.exec(address)?.[1]
  if (!kind) return address
  const answer = await reader.call(`GET /api/${app}/${lists[`${app}/${kind}`] ?? kind}`)
  const [newest] = (answer.body?.items ?? []) as { id: string; customerId?: string }[]
  if (!newest) throw new Error(`the demo has nothing to show at ${address}`)
  return address.replace(":customerId", newest.customerId ?? "").replace(":id", newest.id)
}
