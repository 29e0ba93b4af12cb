import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { PDFContext, PDFHexString, type PDFRef, PDFStreamWriter, PDFString } from "pdf-lib"
import { paper, type Sheet } from "../sheet.ts"
import { clean } from "../text/clean.ts"
import { writeFont } from "./font-program.ts"
import { writePicture } from "./picture.ts"

/** `language` is a BCP 47 tag, `on` a calendar date: nothing is taken from the clock. */
export type Metadata = { title: string; author: string; subject?: string; language: string; on: string }

const text = (value: string) => PDFHexString.fromText(clean(value, 300).replaceAll("\n", " "))

async function writeResources(context: PDFContext, sheet: Sheet) {
  const fonts: Record<string, PDFRef> = {}
  for (const [name, font] of sheet.fonts) fonts[name] = await writeFont(context, font)
  const pictures = [...sheet.pictures].map(([name, picture]) => [name, writePicture(context, picture)])
  return context.register(context.obj({ Font: fonts, XObject: Object.fromEntries(pictures) }))
}

function writePages(context: PDFContext, sheet: Sheet, resources: PDFRef) {
  const parent = context.nextRef()
  const pages = sheet.pages.map(({ commands }) => {
    const content = context.stream(deflateSync(commands.join("\n")), { Filter: "FlateDecode" })
    const page = { Type: "Page", Parent: parent, Resources: resources, Contents: context.register(content) }
    return context.register(context.obj({ ...page, MediaBox: [0, 0, paper.width, paper.height] }))
  })
  context.assign(parent, context.obj({ Type: "Pages", Kids: pages, Count: pages.length }))
  return parent
}

function writeTrailer(context: PDFContext, sheet: Sheet, pages: PDFRef, metadata: Metadata) {
  const catalog = context.obj({
    Type: "Catalog",
    Pages: pages,
    Lang: PDFString.of(metadata.language),
    ViewerPreferences: { DisplayDocTitle: true, Direction: sheet.direction === "rtl" ? "R2L" : "L2R" },
  })
  const date = PDFString.of(`D:${metadata.on.replaceAll("-", "")}000000Z`)
  const information = context.obj({
    Title: text(metadata.title),
    Author: text(metadata.author),
    Subject: text(metadata.subject ?? metadata.title),
    Producer: PDFString.of("Portico"),
    CreationDate: date,
    ModDate: date,
  })
  const hash = createHash("sha256").update(JSON.stringify(metadata))
  for (const { commands } of sheet.pages) hash.update(commands.join("\n"))
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32))
  const [Root, Info] = [context.register(catalog), context.register(information)]
  context.trailerInfo = { Root, Info, ID: context.obj([id, id]) }
}

/** The finished file. Equal drawings with equal metadata make equal bytes. */
export async function finish(sheet: Sheet, metadata: Metadata): Promise<Uint8Array> {
  const context = PDFContext.create()
  const resources = await writeResources(context, sheet)
  writeTrailer(context, sheet, writePages(context, sheet, resources), metadata)
  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer()
}
