import { PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib"
import type { Tenant } from "../../shared/tenants.ts"
import { label } from "../pdf/parts/labels.ts"
import type { Languages } from "../pdf/parts/letter.ts"
import { nameIn } from "../pdf/parts/letterhead.ts"
import { clean } from "../pdf/text/clean.ts"
import type { Printed } from "./printed.ts"

type Filled = { printed: Printed; bytes: Uint8Array }
/** Where a document begins in the whole. */
type Part = { number: string; firstPage: number }

const text = (value: string) => PDFHexString.fromText(clean(value, 300))

/** Viewers show "INV-7 (2)" for the second page of an invoice, instead of a place in a file that nobody printed so. */
function labelPages(whole: PDFDocument, parts: Part[]) {
  const labels = parts.flatMap(({ number, firstPage }) => [
    firstPage,
    { S: PDFName.of("D"), P: text(`${number} · `), St: 1 },
  ])
  whole.catalog.set(PDFName.of("PageLabels"), whole.context.obj({ Nums: labels }))
}

/** One bookmark per document. */
function addOutline(whole: PDFDocument, parts: Part[]) {
  const { context } = whole
  const [root, refs] = [context.nextRef(), parts.map(() => context.nextRef())]
  for (const [index, { number, firstPage }] of parts.entries()) {
    const page = whole.getPage(firstPage).ref
    const around = {
      ...(index > 0 && { Prev: refs[index - 1] }),
      ...(refs[index + 1] && { Next: refs[index + 1] }),
    }
    const item = { Title: text(number), Parent: root, Dest: [page, "Fit"], ...around }
    context.assign(refs[index] ?? root, context.obj(item))
  }
  const ends = { First: refs[0], Last: refs.at(-1) }
  context.assign(root, context.obj({ Type: "Outlines", Count: parts.length, ...ends }))
  whole.catalog.set(PDFName.of("Outlines"), root)
}

/** All pages in one file, with bookmarks and the documents' own page numbers. Equal parts make equal bytes. */
export async function merge(tenant: Tenant, filled: Filled[], language: Languages): Promise<Uint8Array> {
  const whole = await PDFDocument.create({ updateMetadata: false })
  const parts: Part[] = []
  for (const { printed, bytes } of filled) {
    const one = await PDFDocument.load(bytes, { updateMetadata: false })
    parts.push({ number: printed.number || printed.id, firstPage: whole.getPageCount() })
    for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page)
  }
  const first = language === "ar" ? "ar" : "en"
  whole.setTitle(label("invoices", first), { showInWindowTitleBar: true })
  whole.setAuthor(clean(nameIn(first, tenant), 300))
  whole.setProducer("Portico")
  whole.catalog.set(PDFName.of("Lang"), PDFString.of(first))
  labelPages(whole, parts)
  addOutline(whole, parts)
  return whole.save({ updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY })
}
