import { refusal } from "./access/refusal.ts"

/** An element as the SDKs write them: with text or with others inside, and no attribute that means anything. */
export type Element = { name: string; text: string; children: Element[] }

const token = /<\?[^>]*\?>|<(\/?)([A-Za-z]\w*)([^<>]*?)(\/?)>|([^<]+)/y
const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

const malformed = (what: string) =>
  refusal("MalformedXML", `The XML that you provided was not well-formed: ${what}.`)

const plain = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|(\w+));/gi, (_, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (characters[name] ?? ""),
  )

/** Reads a request's document; what is not well-formed is refused as AWS refuses it. */
export function readXml(document: string): Element {
  const root: Element = { name: "", text: "", children: [] }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < document.length) {
    const match = token.exec(document)
    if (!match) throw malformed("neither text nor a tag")
    const [, closing, name, , empty, text] = match
    const inside = open.at(-1) ?? root
    if (text !== undefined) inside.text += plain(text)
    else if (closing) {
      if (open.length < 2 || open.pop()?.name !== name) throw malformed(`</${name}> closes nothing`)
    } else if (name) {
      const element = { name, text: "", children: [] }
      inside.children.push(element)
      if (!empty) open.push(element)
    }
  }
  const [only, ...others] = root.children
  if (open.length > 1 || !only || others.length > 0) throw malformed("not one element")
  return only
}

type Fields<T> = { [K in keyof T]: (element: Element) => T[K] }

/** Reads an element's children, each by its own reader; one that nobody knows is refused. */
export const fields =
  <T extends object>(readers: Fields<T>) =>
  ({ name, children }: Element): Partial<T> => {
    const read: Partial<T> = {}
    for (const child of children) {
      if (!(child.name in readers)) throw malformed(`${name} has no ${child.name}`)
      const key = child.name as keyof T
      read[key] = readers[key](child)
    }
    return read
  }

export const text = (element: Element) => element.text.trim()
export const flag = (element: Element) => text(element) === "true"
/** The SDKs call what is in a list `member`, whatever the reference calls it. */
export const list =
  <T>(read: (element: Element) => T) =>
  ({ children }: Element): T[] =>
    children.map(read)
