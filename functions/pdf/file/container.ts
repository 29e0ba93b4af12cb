import { createHash } from "node:crypto"
import { deflateSync } from "node:zlib"
import { paper, type Sheet } from "../sheet.ts"
import { clean } from "../text/clean.ts"
import { writeFont } from "./font-program.ts"
import {
  type Objects,
  type Reference,
  reserve,
  serialize,
  textString,
  write,
  writeStream,
} from "./objects.ts"
import { writePicture } from "./picture.ts"

/** `on` is a calendar date: nothing is taken from the clock. */
export type Metadata = { title: string; author: string; language: "en" | "ar"; on: string }

async function writeResources(objects: Objects, sheet: Sheet) {
  const fonts: string[] = []
  for (const [name, font] of sheet.fonts) fonts.push(`/${name} ${await writeFont(objects, font)}`)
  const pictures = [...sheet.pictures].map(([name, picture]) => `/${name} ${writePicture(objects, picture)}`)
  return write(objects, `<< /Font << ${fonts.join(" ")} >> /XObject << ${pictures.join(" ")} >> >>`)
}

function writePages(objects: Objects, contents: Uint8Array[], resources: Reference) {
  const parent = reserve(objects)
  const box = `[0 0 ${paper.width} ${paper.height}]`
  const pages = contents.map((content) => {
    const entries = `/Parent ${parent} /Resources ${resources} /MediaBox ${box}`
    return write(objects, `<< /Type /Page ${entries} /Contents ${writeStream(objects, content)} >>`)
  })
  return write(objects, `<< /Type /Pages /Kids [${pages.join(" ")}] /Count ${pages.length} >>`, parent)
}

function writeInformation(objects: Objects, { title, author, on }: Metadata) {
  const line = (text: string) => textString(clean(text, 300).replaceAll("\n", " "))
  const date = `(D:${on.replace(/[^0-9]/g, "")}000000Z)`
  const dates = `/CreationDate ${date} /ModDate ${date}`
  return write(objects, `<< /Title ${line(title)} /Author ${line(author)} /Producer (Portico) ${dates} >>`)
}

function identityOf(metadata: Metadata, contents: Uint8Array[]) {
  const hash = createHash("sha256").update(JSON.stringify(metadata))
  for (const content of contents) hash.update(content)
  const id = hash.digest("hex").slice(0, 32)
  return `[<${id}> <${id}>]`
}

/** The finished file. Equal drawings with equal metadata make equal bytes. */
export async function finish(sheet: Sheet, metadata: Metadata): Promise<Uint8Array> {
  const objects: Objects = []
  const contents = sheet.pages.map(({ commands }) => deflateSync(commands.join("\n")))
  const pages = writePages(objects, contents, await writeResources(objects, sheet))
  const viewer = `<< /DisplayDocTitle true /Direction /${sheet.direction === "rtl" ? "R2L" : "L2R"} >>`
  const language = `/Lang (${metadata.language}) /ViewerPreferences ${viewer}`
  const catalog = write(objects, `<< /Type /Catalog /Pages ${pages} ${language} >>`)
  const information = writeInformation(objects, metadata)
  return serialize(objects, `/Root ${catalog} /Info ${information} /ID ${identityOf(metadata, contents)}`)
}
