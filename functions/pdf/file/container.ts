import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { PDFContext, PDFHexString, type PDFRef, PDFStreamWriter, PDFString } from "pdf-lib"
import { paper, type Sheet } from "../sheet.ts"
import { clean } from "../text/clean.ts"
import { writeFont } from "./font-program.ts"
import { writePicture } from "./picture.ts"

/** `language` is a BCP 47 tag, `on` a calendar date: nothing is taken from the clock. */
export type Metadata = { title: string; author: string; language: string; on: string }

const text = (value: string) => PDFHexString.fromText(clean(value, 300).replaceAll("\n", " "))

async function writeResources(context: PDFContext, sheet: Sheet) {
  const fonts: Record<string, PDFRef> = {}
  for (const [name, font] of sheet.fonts) fonts[name] = await writeFont(context, font)
  const pictures = [...sheet.pictures].map(([name, picture]) => [name, writePicture(context, picture)])
  return context.register(context.obj({ Font: fonts, XObject: Object.fromEntries(pictures) }))
}

function writePages(context: PDFContext, contents: Uint8Array[], resources: PDFRef) {
  const parent = context.nextRef()
  const pages = contents.map((content) => {
    const stream = context.register(context.stream(content, { Filter: "FlateDecode" }))
    const page = { Type: "Page", Parent: parent, Resources: resources, Contents: stream }
    return context.register(context.obj({ ...page, MediaBox: [0, 0, paper.width, paper.height] }))
  })
  context.assign(parent, context.obj({ Type: "Pages", Kids: pages, Count: pages.length }))
  return parent
}

function informationOf({ title, author, on }: Metadata) {
  const date = PDFString.of(`D:${on.replaceAll("-", "")}000000Z`)
  const dates = { CreationDate: date, ModDate: date }
  return { Title: text(title), Author: text(author), Producer: PDFString.of("Portico"), ...dates }
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
  const catalog = context.obj({
    Type: "Catalog",
    Pages: writePages(context, contents, await writeResources(context, sheet)),
    Lang: PDFString.of(metadata.language),
    ViewerPreferences: { DisplayDocTitle: true, Direction: sheet.direction === "rtl" ? "R2L" : "L2R" },
  })
  const id = identityOf(metadata, contents)
  context.trailerInfo = {
    Root: context.register(catalog),
    Info: context.register(context.obj(informationOf(metadata))),
    ID: context.obj([id, id]),
  }
  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
}
