import { expect, test } from "vitest"
import { keyOf, literal, type Node, nodesOf, sourceFiles, treeOf } from "../helpers/syntax.ts"

/** Every text in both languages, and none outside the dictionaries. */

const screens = sourceFiles("frontend/src/**/*.tsx")
const sources = [...screens, ...sourceFiles("frontend/src/**/*.ts")]
const dictionaryFiles = [
  ...sources,
  ...sourceFiles("functions/mails/words/*.ts"),
  ...sourceFiles("functions/pdf/**/*.ts"),
]

/** Names that are the same in every language, and languages in their own words. */
const named = ["Portico", "English", "العربية", "PDF"]
const saying = ["label", "title", "text", "hint", "alt", "placeholder", "aria-label", "aria-description"]
const hasWords = (text: string) => /\p{L}{2,}/u.test(text) && !named.includes(text.trim())

function hardCoded(node: Node): string | undefined {
  if (node.type === "JSXText" && hasWords(String(node.value))) return String(node.value).trim()
  if (node.type === "JSXAttribute" && saying.includes(String((node.name as Node).name))) {
    const value = node.value as Node | null
    const said = literal(value?.type === "JSXExpressionContainer" ? value.expression : value)
    if (said && hasWords(said)) return said
  }
  if (node.type === "JSXElement" || node.type === "JSXFragment")
    for (const child of node.children as Node[]) {
      const said = child.type === "JSXExpressionContainer" ? literal(child.expression) : undefined
      if (said && hasWords(said)) return said
    }
  return undefined
}

test("no screen says a word of its own", () => {
  const found = screens.flatMap((file) =>
    [...nodesOf(treeOf(file))].map(hardCoded).flatMap((said) => (said ? [`${file}: ${said}`] : [])),
  )
  expect(found).toEqual([])
})

/** Without what only the compiler reads. */
const plain = (node: Node): Node =>
  /^TS(Satisfies|As)Expression$/.test(node.type) ? plain(node.expression as Node) : node

/** Every text of a dictionary by its path. What is computed there is the compiler's to compare. */
function textsOf(value: Node, path = ""): [string, string | undefined][] {
  const node = plain(value)
  if (node.type !== "ObjectExpression") return [[path, literal(node)]]
  return (node.properties as Node[]).flatMap((property) => {
    const key = property.type === "Property" ? keyOf(property) : undefined
    return key === undefined ? [] : textsOf(property.value as Node, path ? `${path}.${key}` : key)
  })
}

/** The dictionaries of a file: `const en = {…}`, or `{ en: {…}, ar: {…} }`. */
function dictionariesIn(file: string) {
  const found: Partial<Record<"en" | "ar", Map<string, string | undefined>>> = {}
  for (const node of nodesOf(treeOf(file))) {
    const isNamed = node.type === "VariableDeclarator" || node.type === "Property"
    if (!isNamed) continue
    const name = node.type === "Property" ? keyOf(node) : ((node.id as Node).name as string)
    const value = (node.type === "Property" ? node.value : node.init) as Node | null
    if ((name !== "en" && name !== "ar") || !value || plain(value).type !== "ObjectExpression") continue
    found[name] = new Map(textsOf(plain(value)))
  }
  return found
}

const pairs = dictionaryFiles.flatMap((file) => {
  const own = dictionariesIn(file)
  if (own.en && own.ar) return [{ file, en: own.en, ar: own.ar }]
  if (!file.endsWith("/en.ts") || !own.en) return []
  return [{ file, en: own.en, ar: dictionariesIn(file.replace(/en\.ts$/, "ar.ts")).ar ?? new Map() }]
})

test("the dictionaries are found", () => {
  const files = pairs.map(({ file }) => file)
  for (const app of ["portal", "staff", "account"]) expect(files).toContain(`frontend/src/${app}/en.ts`)
  expect(files).toContain("functions/mails/words/en.ts")
  expect(files.length).toBeGreaterThan(30)
})

/** Written the same in Arabic: examples of addresses, names of formats and files, our own name. */
const sameInBoth =
  /Portico|English|@|https?:|\.txt$|^(PDF|CSV|ZIP|IBAN|SWIFT|DKIM|SPF|DMARC|MX|TXT|CNAME|Zoho Books)/

test.each(pairs)("$file says the same things in both languages", ({ en, ar }) => {
  expect([...ar.keys()].toSorted()).toEqual([...en.keys()].toSorted())
  const untranslated = [...ar].filter(
    ([key, said]) =>
      said !== undefined &&
      hasWords(said) &&
      !sameInBoth.test(said) &&
      !/[\u0600-\u06ff]/.test(said) &&
      en.has(key),
  )
  expect(untranslated).toEqual([])
})

const code = /^[a-z]+(_[a-z0-9]+)+$|^(required|taken|reserved|changed)$/
const rules = new Set(["regex", "refine", "min", "max", "email", "length", "check", "base64", "url", "iso"])

/** Keys that an answer may carry for people: of refusals in functions, of fields in schemas. */
function keysIn(file: string): { reasons: string[]; fields: string[] } {
  const reasons: string[] = []
  const fields: string[] = []
  for (const node of nodesOf(treeOf(file))) {
    if (node.type !== "CallExpression" && node.type !== "NewExpression") continue
    const callee = node.callee as Node
    const name = (callee.name ?? (callee.property as Node | undefined)?.name) as string | undefined
    const given = node.arguments as Node[]
    if ((name === "conflict" || name === "forbidden") && callee.type === "Identifier")
      reasons.push(literal(given[0]) ?? "")
    if (name === "invalid" && given[0]?.type === "ObjectExpression")
      fields.push(...textsOf(given[0]).map(([, text]) => text ?? ""))
    if (callee.type === "MemberExpression" && rules.has(name ?? ""))
      fields.push(...given.map((each) => literal(each) ?? ""))
  }
  const keys = (all: string[]) => all.filter((key) => code.test(key) && !unseen.includes(key))
  return { reasons: keys(reasons), fields: keys(fields) }
}

/** What no person meets: only programs send what is refused so, or the apps answer it by asking for more. */
const unseen = ["not_through_the_edge", "foreign_origin", "step_up", "not_a_document", "not_an_id"]
const said = new Set(pairs.flatMap(({ en }) => [...en.keys()]).flatMap((path) => path.split(".")))
const asked = [...sourceFiles("functions/**/*.ts"), ...sourceFiles("shared/*.ts")].map((file) => ({
  file,
  ...keysIn(file),
}))

test("every refusal has words", () => {
  expect(asked.flatMap(({ reasons }) => reasons).length).toBeGreaterThan(40)
  const mute = asked.flatMap(({ file, reasons }) =>
    reasons.filter((key) => !said.has(key)).map((key) => `${file}: ${key}`),
  )
  expect(mute).toEqual([])
})

test("every field that is wrong has words", () => {
  expect(asked.flatMap(({ fields }) => fields).length).toBeGreaterThan(40)
  const mute = asked.flatMap(({ file, fields }) =>
    fields.filter((key) => !said.has(key)).map((key) => `${file}: ${key}`),
  )
  expect(mute).toEqual([])
})
