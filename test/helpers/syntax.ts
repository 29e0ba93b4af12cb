import { globSync, readFileSync } from "node:fs"
import { parseSync } from "vite"

/** A node of the syntax tree, as far as tests look into it. */
export type Node = { type: string; start: number; end: number; [property: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string"

/** Every node below this one, it included. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child)
}

export const sourceFiles = (pattern: string) => globSync(pattern).toSorted()

export function treeOf(file: string): Node {
  const { program, errors } = parseSync(file, readFileSync(file, "utf8"))
  if (errors.length > 0) throw new Error(`${file} does not parse`)
  return program as unknown as Node
}

/** The text of a literal or of a template without values. */
export function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === "Literal" && typeof node.value === "string") return node.value
  const quasis = node.quasis as { value: { cooked: string } }[] | undefined
  return node.type === "TemplateLiteral" && quasis?.length === 1 ? quasis[0]?.value.cooked : undefined
}

/** What a key of an object is called, unless it is computed. */
export function keyOf(property: Node): string | undefined {
  const key = property.key as Node
  return property.computed ? undefined : ((key.name as string | undefined) ?? literal(key))
}
