import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { PDFContext, PDFHexString, type PDFRef, PDFStreamWriter, PDFString } from "pdf-lib"
import { type Page, paper, type Sheet } from "../sheet.ts"
import { clean } from "../text/clean.ts"
import { standardRgb } from "./colour-profile.ts"
import { type Description, descriptionAsXml } from "./description.ts"
import { writeFont } from "./font-program.ts"
import { writePicture } from "./picture.ts"
import { writeStructure } from "./structure.ts"

/** `language` is a BCP 47 tag, `on` a calendar date: nothing is taken from the clock. */
export type Metadata = { title: string; author: string; language: string; on: string }

const oneLine = (value: string) => clean(value, 300).replaceAll("\n", " ")

async function writeResources(context: PDFContext, sheet: Sheet) {
  const fonts: Record<string, PDFRef> = {}
  for (const [name, font] of sheet.fonts) fonts[name] = await writeFont(context, font)
  const pictures = [...sheet.pictures].map(([name, picture]) => [name, writePicture(context, picture)])
  return context.register(context.obj({ Font: fonts, XObject: Object.fromEntries(pictures) }))
}

type Pages = { parent: PDFRef; refs: Map<Page, PDFRef> }

function writePages(context: PDFContext, sheet: Sheet, contents: Uint8Array[], resources: PDFRef): Pages {
  const parent = context.nextRef()
  const refs = sheet.pages.map((_, index) => {
    const content = contents[index] ?? new Uint8Array()
    const stream = context.register(context.stream(content, { Filter: "FlateDecode" }))
    const page = { Type: "Page", Parent: parent, Resources: resources, Contents: stream }
    const tags = { StructParents: index, Tabs: "S" }
    return context.register(context.obj({ ...page, ...tags, MediaBox: [0, 0, paper.width, paper.height] }))
  })
  context.assign(parent, context.obj({ Type: "Pages", Kids: refs, Count: refs.length }))
  return { parent, refs: new Map(sheet.pages.map((page, index) => [page, refs[index] ?? parent])) }
}

const describe = ({ title, author, on }: Metadata): Description => ({
  title: oneLine(title),
  author: oneLine(author),
  producer: "Portico",
  on,
})

function informationOf({ title, author, producer, on }: Description) {
  const date = PDFString.of(`D:${on.replaceAll("-", "")}000000Z`)
  const dates = { CreationDate: date, ModDate: date }
  const words = { Title: PDFHexString.fromText(title), Author: PDFHexString.fromText(author) }
  return { ...words, Producer: PDFString.of(producer), ...dates }
}

/** What makes it an archived document (PDF/A): what it is, in XML that no viewer has to unpack, and its colours. */
function archiving(context: PDFContext, description: Description) {
  const xml = new TextEncoder().encode(descriptionAsXml(description))
  const profile = context.register(context.stream(deflateSync(standardRgb), { N: 3, Filter: "FlateDecode" }))
  const name = PDFString.of("sRGB")
  const intent = { Type: "OutputIntent", S: "GTS_PDFA1", OutputConditionIdentifier: name, Info: name }
  return {
    Metadata: context.register(context.stream(xml, { Type: "Metadata", Subtype: "XML" })),
    OutputIntents: [{ ...intent, DestOutputProfile: profile }],
  }
}

function identityOf(metadata: Metadata, contents: Uint8Array[]) {
  const hash = createHash("sha256").update(JSON.stringify(metadata))
  for (const content of contents) hash.update(content)
  return PDFHexString.of(hash.digest("hex").slice(0, 32))
}

/** The finished file. Equal drawings with equal metadata make equal bytes. */
export async function finish(sheet: Sheet, metadata: Metadata): Promise<Uint8Array> {
  const context = PDFContext.create()
  const contents = sheet.pages.map(({ commands }) => deflateSync(commands.join("\n")))
  const description = describe(metadata)
  const { parent, refs } = writePages(context, sheet, contents, await writeResources(context, sheet))
  const catalog = context.obj({
    Type: "Catalog",
    Pages: parent,
    ...archiving(context, description),
    MarkInfo: { Marked: true },
    StructTreeRoot: writeStructure(context, sheet.content, refs),
    Lang: PDFString.of(metadata.language),
    ViewerPreferences: { DisplayDocTitle: true, Direction: sheet.direction === "rtl" ? "R2L" : "L2R" },
  })
  const id = identityOf(metadata, contents)
  context.trailerInfo = {
    Root: context.register(catalog),
    Info: context.register(context.obj(informationOf(description))),
    ID: context.obj([id, id]),
  }
  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
}
