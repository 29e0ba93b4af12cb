import { PNG } from "pngjs"
import type { InvoicePdf, InvoicePdfLine } from "../../functions/invoices/pdf.ts"

const goods: [string, string, string, string][] = [
  [
    "Office chair, ergonomic – model X-200/A",
    "كرسي مكتب مريح قابل للتعديل، موديل X-200/A (أسود)",
    "12",
    "649.5",
  ],
  ["Printer paper A4 80 gsm, box of 5 reams", "ورق طباعة A4 وزن 80 جم [كرتون 5 رزم]", "35", "87.25"],
  ["Installation and on-site training, Abu Dhabi", "التركيب والتدريب في الموقع – أبوظبي", "1", "3500"],
  [
    "EOS R5 professional camera (body only) with a 128 GB memory card and a water-resistant bag",
    "آلة تصوير رقمية احترافية EOS R5 (هيكل فقط) مع بطاقة ذاكرة سعة 128 جيجابايت وحقيبة حمل مقاومة للماء",
    "2",
    "12999",
  ],
  ["Toner cartridge, black", "خرطوشة حبر سوداء", "8", "215.75"],
]

/** Lines in a currency of two decimals, taxed at 5 per cent. */
export function printedLines(count: number): InvoicePdfLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [description = "", descriptionArabic, quantity = "1", unitPrice = "1"] =
      goods[index % goods.length] ?? []
    const net = Math.round(Number(quantity) * Number(unitPrice) * 100)
    return {
      description,
      descriptionArabic,
      quantity,
      unitPrice,
      discount: 0,
      net,
      taxRate: "5",
      tax: Math.round(net / 20),
    }
  })
}

export function printedInvoice(changes: Partial<InvoicePdf> = {}, count = 5): InvoicePdf {
  const lines = changes.lines ?? printedLines(count)
  const [subtotal, tax] = [
    lines.reduce((sum, line) => sum + line.net, 0),
    lines.reduce((sum, line) => sum + line.tax, 0),
  ]
  return {
    language: "en",
    seller: {
      name: "Gulf Office Supplies Trading L.L.C",
      nameArabic: "الخليج للتجارة ومستلزمات المكاتب (ذ.م.م)",
      addressLines: ["Office 1204, Al Barsha Tower", "Sheikh Zayed Road", "Dubai, United Arab Emirates"],
      trn: "100123456700003",
      email: "accounts@gulf-office.example",
      phone: "+971 4 123 4567",
    },
    brand: { colour: "#0f766e" },
    customer: {
      name: "Al Noor Retail Group (Branch 7)",
      nameArabic: "مجموعة النور للتجزئة [فرع 7]",
      addressLines: ["P.O. Box 4321", "Abu Dhabi, United Arab Emirates"],
      trn: "100987654300003",
    },
    number: "INV-000123",
    issuedOn: "2026-11-22",
    suppliedOn: "2026-11-20",
    dueOn: "2026-12-22",
    reference: "PO-77/2026",
    currency: "AED",
    lines,
    subtotal,
    discount: 0,
    tax,
    total: subtotal + tax,
    paid: 0,
    credited: 0,
    due: subtotal + tax,
    ...changes,
  }
}

/** A wordmark with soft edges, so that opacity is part of what is tried. */
export function printedLogo(width = 480, height = 160): Uint8Array {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const distance = Math.hypot(x - height / 2, y - height / 2)
      const inBar = x > height * 1.2 && y % (height / 4) > height / 8
      png.data.set(
        [15, 118, 110, inBar ? 255 : Math.max(0, Math.min(255, (height * 0.45 - distance) * 60))],
        at,
      )
    }
  return PNG.sync.write(png)
}
