import { arabicCount, englishCount } from "../../lib/plural.ts"
import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: (number: string) => `Credit note ${isolate(number)}`,
  back: "All credit notes",
  number: "Credit note",
  issued: "Date",
  invoice: "For invoice",
  reason: "Reason",
  amount: "Amount",
  count: (n: number) => englishCount(n, "1 credit note", "# credit notes"),
  empty: "No credit notes",
  emptyText: "When an invoice is corrected, the credit note appears here.",
  tabs: "Credit notes and requests",
  notes: "Credit notes",
  requests: "Your requests",
  applied: "Taken off the invoice",
  kept: "Kept as your credit",
  ask: "Ask about this",
  voided: "This credit note was cancelled.",
}

const ar: typeof en = {
  title: (number) => `الإشعار الدائن ${isolate(number)}`,
  back: "كل الإشعارات الدائنة",
  number: "الإشعار الدائن",
  issued: "التاريخ",
  invoice: "عن الفاتورة",
  reason: "السبب",
  amount: "المبلغ",
  count: (n) =>
    arabicCount(n, {
      zero: "لا إشعارات دائنة",
      one: "إشعار دائن واحد",
      two: "إشعاران دائنان",
      few: "# إشعارات دائنة",
      many: "# إشعارًا دائنًا",
      other: "# إشعار دائن",
    }),
  empty: "لا إشعارات دائنة",
  emptyText: "عند تصحيح فاتورة يظهر الإشعار الدائن هنا.",
  tabs: "الإشعارات الدائنة والطلبات",
  notes: "الإشعارات الدائنة",
  requests: "طلباتكم",
  applied: "خُصم من الفاتورة",
  kept: "محفوظ رصيدًا لكم",
  ask: "اسأل عن هذا الإشعار",
  voided: "أُلغي هذا الإشعار الدائن.",
}

export const useCreditNoteWords = createPageWords({ en, ar })
