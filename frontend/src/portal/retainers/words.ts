import { arabicCount, englishCount } from "../../lib/plural.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  back: "All retainers",
  name: "Retainer",
  received: "Received",
  drawn: "Drawn",
  refunded: "Refunded",
  remaining: "Remaining",
  remainingIn: "Remaining in total",
  count: (n: number) => englishCount(n, "1 retainer", "# retainers"),
  empty: "No retainers",
  emptyText: "Money that the company holds for you in advance is shown here, with everything drawn from it.",
  movements: "Movements",
  noMovements: "No movements yet",
  noMovementsText: "What you pay in advance and what is drawn for invoices will be listed here.",
  kinds: { received: "Received from you", drawn: "Drawn for an invoice", refunded: "Refunded to you" },
  drawnFor: (invoice: string) => `Drawn for ${invoice}`,
  on: "Date",
  what: "Movement",
  reference: "Reference",
  amount: "Amount",
  void: "Closed",
}

const ar: typeof en = {
  back: "كل الدفعات المقدمة",
  name: "الدفعة المقدمة",
  received: "المستلم",
  drawn: "المسحوب",
  refunded: "المردود",
  remaining: "المتبقي",
  remainingIn: "إجمالي المتبقي",
  count: (n) =>
    arabicCount(n, {
      zero: "لا دفعات مقدمة",
      one: "دفعة مقدمة واحدة",
      two: "دفعتان مقدمتان",
      few: "# دفعات مقدمة",
      many: "# دفعة مقدمة",
      other: "# دفعة مقدمة",
    }),
  empty: "لا دفعات مقدمة",
  emptyText: "تظهر هنا المبالغ التي تحتفظ بها الشركة لكم مقدمًا وكل ما سُحب منها.",
  movements: "الحركات",
  noMovements: "لا حركات بعد",
  noMovementsText: "سيُدرج هنا ما تدفعونه مقدمًا وما يُسحب لسداد الفواتير.",
  kinds: { received: "مستلم منكم", drawn: "مسحوب لفاتورة", refunded: "مردود لكم" },
  drawnFor: (invoice) => `مسحوب للفاتورة ${invoice}`,
  on: "التاريخ",
  what: "الحركة",
  reference: "المرجع",
  amount: "المبلغ",
  void: "مغلقة",
}

export const useRetainerWords = createPageWords({ en, ar })
