import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "pdf-lib"

/**
 * What PDF/A-3 and tags ask of a file that can be seen in its objects. It is no validator: veraPDF, which is one,
 * needs Java and does not run here.
 */

type Opened = {
  document: PDFDocument
  get: (dict: PDFDict | undefined, name: string) => PDFObject | undefined
}

const stream = (object: PDFObject | undefined) =>
  object instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(object).decode()) : Buffer.alloc(0)

const words = (object: PDFObject | undefined) =>
  object instanceof PDFHexString || object instanceof PDFString ? object.decodeText() : undefined

const asDict = (object: PDFObject | undefined) => (object instanceof PDFDict ? object : undefined)
const asList = (object: PDFObject | undefined) => (object instanceof PDFArray ? object.asArray() : [])

async function open(pdf: Uint8Array): Promise<Opened> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const get: Opened["get"] = (dict, name) => {
    const value = dict?.get(PDFName.of(name))
    return value instanceof PDFRef ? document.context.lookup(value) : value
  }
  return { document, get }
}

const unescaped = (xml: string) => xml.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

function faultsOfDescription({ document, get }: Opened) {
  const { catalog, context } = document
  const metadata = get(catalog, "Metadata")
  const xml = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString() : ""
  const inXml = (name: string) =>
    new RegExp(`<${name}>(?:<rdf:\\w+>)?(?:<rdf:li[^>]*>)?([^<]*)`).exec(xml)?.[1]
  const info = asDict(context.lookup(context.trailerInfo.Info))
  const date = words(get(info, "CreationDate"))?.replace(
    /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
    "$1-$2-$3T$4:$5:$6Z",
  )
  return [
    metadata instanceof PDFRawStream && !metadata.dict.has(PDFName.of("Filter"))
      ? ""
      : "XMP is not in the clear",
    inXml("pdfaid:part") === "3" && inXml("pdfaid:conformance") === "A" ? "" : "XMP names no PDF/A",
    unescaped(inXml("dc:title") ?? "-") === words(get(info, "Title")) ? "" : "titles differ",
    unescaped(inXml("dc:creator") ?? "-") === words(get(info, "Author")) ? "" : "authors differ",
    inXml("pdf:Producer") === words(get(info, "Producer")) ? "" : "producers differ",
    inXml("xmp:CreateDate") === date && inXml("xmp:ModifyDate") === date ? "" : "dates differ",
  ]
}

function faultsOfCatalog({ document, get }: Opened) {
  const { catalog, context } = document
  const [intent] = asList(get(catalog, "OutputIntents")).map(asDict)
  const profile = stream(get(intent, "DestOutputProfile"))
  const isProfile =
    profile.toString("latin1", 36, 40) === "acsp" && profile.readUInt32BE(0) === profile.length
  const forbidden = ["OpenAction", "AA", "AcroForm", "OCProperties", "Names"].filter((name) =>
    get(catalog, name),
  )
  return [
    context.trailerInfo.ID ? "" : "no identity",
    context.trailerInfo.Encrypt ? "encrypted" : "",
    isProfile ? "" : "no colour profile",
    words(get(catalog, "Lang")) ? "" : "no language",
    String(get(asDict(get(catalog, "ViewerPreferences")), "DisplayDocTitle")) === "true"
      ? ""
      : "title not shown",
    String(get(asDict(get(catalog, "MarkInfo")), "Marked")) === "true" ? "" : "not marked",
    ...forbidden.map((name) => `has ${name}`),
    ...document.getPages().flatMap(({ node }) => (node.has(PDFName.of("Annots")) ? ["has annotations"] : [])),
  ]
}

/** Embedded, with a glyph and a text for every code. */
function faultsOfFonts({ document, get }: Opened) {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const font = asDict(object)
    if (String(get(font, "Subtype")) !== "/Type0") return []
    const [ref] = asList(get(font, "DescendantFonts"))
    const descendant = asDict(ref instanceof PDFRef ? document.context.lookup(ref) : ref)
    const widths = asList(get(descendant, "W"))[1]
    const codes = (widths instanceof PDFArray ? widths.size() : 0) - 1
    const texts = stream(get(font, "ToUnicode")).toString().split("endcodespacerange")[1]
    const mapped = texts?.match(/^<[0-9a-f]{4}> <[0-9a-f]{4,}>$/gm)?.length ?? 0
    return [
      get(asDict(get(descendant, "FontDescriptor")), "FontFile2") ? "" : "a font is not embedded",
      stream(get(descendant, "CIDToGIDMap")).length === 2 * (codes + 1) ? "" : "codes without a glyph",
      mapped === codes ? "" : `${codes} codes, ${mapped} texts`,
    ]
  })
}

/** Everything painted is content with a number, or there only to look at. */
function faultsOfPage(content: string, marks: number) {
  const numbers: number[] = []
  let depth = 0
  let bare = 0
  for (const [token, number] of content.matchAll(/MCID (\d+)|\b(?:BDC|BMC|EMC|TJ|Tj|Do|re)\b/g)) {
    if (number !== undefined) numbers.push(Number(number))
    else if (token === "BDC" || token === "BMC") depth++
    else if (token === "EMC") depth--
    else if (depth !== 1) bare++
  }
  return [
    bare === 0 ? "" : `${bare} things drawn outside`,
    depth === 0 ? "" : "content does not end",
    numbers.every((number, index) => number === index) && numbers.length === marks
      ? ""
      : "numbers do not fit",
  ]
}

const parents: Record<string, string[]> = {
  TR: ["Table"],
  TH: ["TR"],
  TD: ["TR"],
  Span: ["P", "H1", "H2", "TH", "TD"],
}

/** Each number of each page is in the tree once, below elements that may hold it. */
function faultsOfTree({ document, get }: Opened) {
  const { context, catalog } = document
  const root = asDict(get(catalog, "StructTreeRoot"))
  const pages = document.getPages()
  const seen = new Map<string, number>()
  const faults: string[] = []
  const see = (page: PDFObject | undefined, number: PDFObject | undefined) => {
    const key = `${page} ${number}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const visit = (object: PDFObject | undefined, above: string, page: PDFObject | undefined) => {
    const kid = object instanceof PDFRef ? context.lookup(object) : object
    if (kid instanceof PDFNumber) return see(page, kid)
    for (const one of asList(kid)) visit(one, above, page)
    const element = asDict(kid)
    if (!element) return
    if (String(get(element, "Type")) === "/MCR")
      return see(element?.get(PDFName.of("Pg")), get(element, "MCID"))
    const role = String(get(element, "S")).slice(1)
    if (parents[role]?.includes(above) === false) faults.push(`${role} in ${above}`)
    visit(element?.get(PDFName.of("K")), role, element?.get(PDFName.of("Pg")) ?? page)
  }
  visit(root?.get(PDFName.of("K")), "", undefined)
  const numbered = asList(get(asDict(get(root, "ParentTree")), "Nums")).filter((_, at) => at % 2 === 1)
  for (const [index, { node, ref }] of pages.entries()) {
    const marks = asList(
      numbered[index] instanceof PDFRef ? context.lookup(numbered[index]) : undefined,
    ).length
    faults.push(...faultsOfPage(stream(node.Contents()).toString("latin1"), marks))
    const missing = Array.from({ length: marks }, (_, at) => seen.get(`${ref} ${at}`)).filter(
      (times) => times !== 1,
    )
    if (missing.length) faults.push(`${missing.length} numbers not once in the tree`)
  }
  return faults
}

export async function faultsOf(pdf: Uint8Array): Promise<string[]> {
  const opened = await open(pdf)
  const faults = [
    ...faultsOfDescription(opened),
    ...faultsOfCatalog(opened),
    ...faultsOfFonts(opened),
    ...faultsOfTree(opened),
  ]
  return faults.filter(Boolean)
}

/** The elements with their texts that say what right-to-left content means. */
export async function elementsOf(
  pdf: Uint8Array,
): Promise<{ role: string; language?: string; actual?: string }[]> {
  const { document, get } = await open(pdf)
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const element = asDict(object)
    if (!element?.has(PDFName.of("S")) || !element.has(PDFName.of("P"))) return []
    const [language, actual] = [words(get(element, "Lang")), words(get(element, "ActualText"))]
    return [
      { role: String(get(element, "S")).slice(1), ...(language && { language }), ...(actual && { actual }) },
    ]
  })
}
