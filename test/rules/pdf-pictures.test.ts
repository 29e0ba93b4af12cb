import { expect, test } from "vitest"
import { drawCreditNote } from "../../functions/credit-notes/pdf.ts"
import { drawEstimate } from "../../functions/estimates/pdf.ts"
import { drawInvoice, type InvoicePdf } from "../../functions/invoices/pdf.ts"
import { difference, differenceFromKept, pictureOf } from "../helpers/pdf-pictures.ts"
import { centralBank, printedCreditNote, printedEstimate } from "../helpers/printed-documents.ts"
import { printedInvoice, printedLines, printedLogo } from "../helpers/printed-invoice.ts"

/** What text extraction cannot see: where letters stand, and whether they join. */

const brand = { colour: "#0f766e", logoPng: printedLogo() }
/** One word of 24 in another place, or a digit in the largest type, is twice as much. */
const most = 0.0004

const hard: Partial<InvoicePdf> = {
  customer: {
    name: "Al Futtaim & Sons (Branch 12) – Electrical [MEP] Works L.L.C",
    nameArabic: "شركة الفطيم وأولاده 1998 (فرع 12) للأعمال الكهربائية [MEP] والميكانيكية ذ.م.م – دبي",
    addressLines: ["P.O. Box 4321", "هاتف +971 4 123 4567", "Tel +971 50 765 4321"],
    trn: "100987654300003",
  },
  lines: printedLines(3).map((line, at) => ({
    ...line,
    discountPercent: at ? undefined : "12.5",
    discount: at ? 0 : 974_25,
    description:
      ["50% off (second item) – Model X-200/A [black]", "Refund: -1,250.00 (INV-000099)", "Café № 7"][at] ??
      "",
    descriptionArabic: [
      "خصم 50% (القطعة الثانية) – موديل X-200/A [أسود]",
      "رد مبلغ -1,250.00 (INV-000099) بتاريخ 2026-11-22",
      "لا إله إلا الله ١٢٣٤ ألأ لآ لإ",
    ][at],
  })),
  adjustment: -12_50,
  notes: "اتصل بنا على +971 4 123 4567 (داخلي 12) قبل 2026-12-22، نسبة 5%، المبلغ -1,234.50 د.إ [عاجل]",
}

const pages: [string, () => Promise<Uint8Array>, number?][] = [
  ["invoice-bilingual", () => drawInvoice(printedInvoice({ ...hard, language: "bilingual", brand }))],
  [
    "invoice-arabic",
    () => drawInvoice(printedInvoice({ ...hard, language: "ar", brand, stamp: "paid", due: 0 })),
  ],
  ["invoice-300-lines", () => drawInvoice(printedInvoice({ brand }, 300)), 2],
  [
    "credit-note-dollars",
    () => drawCreditNote(printedCreditNote({ brand, currency: "USD", exchangeRateToAed: centralBank })),
  ],
  [
    "estimate-accepted",
    () =>
      drawEstimate(
        printedEstimate({
          language: "bilingual",
          brand,
          stamp: "accepted",
          accepted: { name: "ليلى حداد (Layla)", purchaseOrder: "PO-2026/118", on: "2026-11-25" },
        }),
      ),
  ],
]

test.each(pages)("%s looks as it did when somebody looked at it", async (name, draw, page) => {
  expect(differenceFromKept(await draw(), name, page)).toBeLessThan(most)
})

test("one wrong digit, an unjoined word and brackets the wrong way round would show", async () => {
  const kept = pictureOf(await drawInvoice(printedInvoice({ ...hard, language: "ar" })))
  const changed = async (changes: Partial<InvoicePdf>) =>
    difference(kept, pictureOf(await drawInvoice(printedInvoice({ ...hard, language: "ar", ...changes }))))
  const party = hard.customer ?? { name: "", addressLines: [] }
  expect(await changed({})).toBe(0)
  expect(await changed({ number: "INV-000128" })).toBeGreaterThan(0)
  const unjoined = party.nameArabic?.replace("الكهربائية", [..."الكهربائية"].join("\u200c"))
  expect(await changed({ customer: { ...party, nameArabic: unjoined } })).toBeGreaterThan(most)
})
