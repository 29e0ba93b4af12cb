import { type PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from "pdf-lib"
import type { Page } from "../sheet.ts"
import type { Element, Mark } from "../tags.ts"

type Written = { context: PDFContext; refs: Map<Element, PDFRef>; pages: Map<Page, PDFRef> }

const isMark = (kid: Element | Mark): kid is Mark => "page" in kid

function refOf({ context, refs }: Written, element: Element): PDFRef {
  const ref = refs.get(element) ?? context.nextRef()
  refs.set(element, ref)
  return ref
}

/** Content on the element's own page is told by its number alone. */
function kidOf(written: Written, kid: Element | Mark, own: Page | undefined): number | PDFRef | PDFDict {
  if (!isMark(kid)) return refOf(written, kid)
  if (kid.page === own) return kid.id
  return written.context.obj({ Type: "MCR", Pg: written.pages.get(kid.page) ?? null, MCID: kid.id })
}

function writeElement(written: Written, element: Element, parent: PDFRef) {
  const { context, pages } = written
  const { role, kids, language, actual, alternative, scope } = element
  const own = kids.find(isMark)?.page
  const children = kids.map((kid) => kidOf(written, kid, own))
  context.assign(
    refOf(written, element),
    context.obj({
      S: role,
      P: parent,
      K: children.length === 1 ? (children[0] ?? null) : children,
      ...(own && { Pg: pages.get(own) ?? null }),
      ...(language && { Lang: PDFString.of(language) }),
      ...(actual && { ActualText: PDFHexString.fromText(actual) }),
      ...(alternative && { Alt: PDFHexString.fromText(alternative) }),
      ...(scope && { A: { O: "Table", Scope: scope } }),
    }),
  )
  for (const kid of kids) if (!isMark(kid)) writeElement(written, kid, refOf(written, element))
}

/** The tree of what was drawn, and from each page's content back into it. */
export function writeStructure(context: PDFContext, document: Element, pages: Map<Page, PDFRef>): PDFRef {
  const written: Written = { context, refs: new Map(), pages }
  const root = context.nextRef()
  const content = [...pages.keys()].map(({ marks }) => marks.map((element) => refOf(written, element)))
  const numbers = content.flatMap((elements, index) => [index, context.register(context.obj(elements))])
  writeElement(written, document, root)
  const tree = { Type: "StructTreeRoot", K: refOf(written, document), ParentTreeNextKey: pages.size }
  context.assign(root, context.obj({ ...tree, ParentTree: context.register(context.obj({ Nums: numbers })) }))
  return root
}
