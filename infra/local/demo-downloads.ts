import { PDFDocument, StandardFonts } from "pdf-lib"
import { attach } from "./errands.ts"
import type { Visitor } from "./visitor.ts"

const offered = [
  {
    title: { en: "Terms of sale and delivery", ar: "شروط البيع والتسليم" },
    file: "Terms 2026.pdf",
    lines: [
      "Terms of sale and delivery",
      "Prices are per load, ex warehouse Al Quoz.",
      "Payment within 30 days.",
    ],
    forOne: false,
  },
  {
    title: { en: "Framework agreement", ar: "الاتفاقية الإطارية" },
    file: "Framework agreement.pdf",
    lines: ["Framework agreement", "Between Manara Building Supplies LLC and its customer."],
    forOne: true,
  },
]

/** One page: the first line is its heading. */
async function drawn(lines: string[]) {
  const document = await PDFDocument.create()
  const page = document.addPage()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const [at, line] of lines.entries())
    page.drawText(line, { x: 72, y: 760 - at * 28, size: at ? 12 : 20, font })
  return document.save()
}

/** What the company keeps ready for its customers, one of it for `customerId` alone. */
export async function offerDownloads(staff: Visitor, customerId: string) {
  for (const { title, file, lines, forOne } of offered) {
    const { id: attachmentId } = await attach(staff, "/api/staff/attachments", file, await drawn(lines))
    const customerIds = forOne ? [customerId] : null
    await staff.ok("POST /api/staff/downloads", { ...title, attachmentId, customerIds })
  }
}
