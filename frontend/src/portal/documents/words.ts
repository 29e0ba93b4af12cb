import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

/** What all documents have in common. */
const en = {
  lines: "Lines",
  description: "Description",
  quantity: "Quantity",
  price: "Unit price",
  priceWithTax: "Unit price with VAT",
  tax: "VAT",
  net: "Amount",
  lineDiscount: (percent: string, amount: string) => `${isolate(`${percent}%`)} discount, ${amount} less`,
  subtotal: "Subtotal",
  discount: "Discount",
  taxTotal: "VAT",
  adjustment: "Adjustment",
  total: "Total",
  issued: "Issued",
  reference: "Your reference",
  notes: "Notes",
  terms: "Terms",
  attachments: "Attachments",
  download: "Download PDF",
  state: "Status",
  bytes: (n: number) => (n < 100_000 ? `${Math.ceil(n / 1000)} KB` : `${(n / 1_000_000).toFixed(1)} MB`),
}

const ar: typeof en = {
  lines: "البنود",
  description: "الوصف",
  quantity: "الكمية",
  price: "سعر الوحدة",
  priceWithTax: "سعر الوحدة شاملًا الضريبة",
  tax: "الضريبة",
  net: "المبلغ",
  lineDiscount: (percent, amount) => `خصم ${isolate(`${percent}%`)}، أقل بمقدار ${amount}`,
  subtotal: "المجموع الفرعي",
  discount: "الخصم",
  taxTotal: "ضريبة القيمة المضافة",
  adjustment: "تسوية",
  total: "الإجمالي",
  issued: "تاريخ الإصدار",
  reference: "مرجعكم",
  notes: "ملاحظات",
  terms: "الشروط",
  attachments: "المرفقات",
  download: "تنزيل PDF",
  state: "الحالة",
  bytes: (n) => (n < 100_000 ? `${Math.ceil(n / 1000)} كيلوبايت` : `${(n / 1_000_000).toFixed(1)} ميغابايت`),
}

export const useDocumentWords = createPageWords({ en, ar })
