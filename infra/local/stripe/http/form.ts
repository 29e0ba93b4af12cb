import { invalid } from "./problem.ts"

/** A decoded `a[b][0][c]=d` body: strings at the leaves, indexes as keys. */
export type Form = { [key: string]: Form | string }

export function parseForm(text: string): Form {
  const root = emptyForm()
  for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value, name)
  return root
}

/** Without a prototype, so that a parameter named `__proto__` is just an unknown parameter. */
const emptyForm = (): Form => Object.create(null)

function pathOf(name: string) {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name)
  if (!match) throw invalid(`Invalid parameter name: ${name}`, { param: name })
  return [
    match[1] as string,
    ...[...(match[2] as string).matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? ""),
  ]
}

function place(node: Form, [head, ...rest]: string[], value: string, name: string): void {
  const key = head === "" || head === undefined ? String(Object.keys(node).length) : head
  const existing = node[key]
  if (rest.length === 0) {
    if (typeof existing === "object") throw invalid("Invalid object", { param: name })
    node[key] = value
    return
  }
  if (typeof existing === "string") throw invalid("Invalid object", { param: name })
  const child = existing ?? emptyForm()
  node[key] = child
  place(child, rest, value, name)
}

/** One text per set of parameters, whatever their order, for comparing idempotent requests. */
export const canonical = (form: Form | string): string =>
  typeof form === "string"
    ? JSON.stringify(form)
    : `{${Object.keys(form)
        .sort()
        .map((key) => `${JSON.stringify(key)}:${canonical(form[key] as Form | string)}`)
        .join()}}`
