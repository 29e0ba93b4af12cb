import type { DriftKind } from "../../../../shared/reconciliations.ts"
import { arabicCount, englishCount } from "../../lib/plural.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: "Compared with Stripe",
  text: "Every night, and whenever you ask, what Stripe has is compared with what is booked here.",
  back: "Payments",
  now: "Compare now",
  ran: "Compared",
  messages: "Messages from Stripe",
  emptyTitle: "Nothing was compared yet",
  emptyText: "The first comparison runs tonight, once Stripe is connected.",
  when: "When",
  since: "Since",
  payments: "Payments",
  moneyBack: "Refunds, disputes",
  healed: "Booked belatedly",
  result: "Result",
  agrees: "Agrees",
  part: "In part",
  differs: (n: number) => englishCount(n, "1 difference", "# differences"),
  drifts: "Differences of the latest comparison",
  kind: "What",
  kinds: {
    missing: "At Stripe, not booked",
    amount: "Another amount",
    extra: "Booked, not at Stripe",
  } satisfies Record<DriftKind, string>,
  atStripe: "At Stripe",
  booked: "Booked",
  see: "See at Stripe",
  help: "Nothing was changed. Look at the payment at Stripe, then write to Portico’s support.",
  errors: { not_connected: "Stripe is not connected. There is nothing to compare with." },
}

const ar: typeof en = {
  title: "المقارنة مع Stripe",
  text: "كل ليلة، وكلما طلبت، يُقارن ما لدى Stripe بما هو مسجل هنا.",
  back: "المدفوعات",
  now: "قارن الآن",
  ran: "تمت المقارنة",
  messages: "رسائل Stripe",
  emptyTitle: "لم تُجرَ أي مقارنة بعد",
  emptyText: "تُجرى أول مقارنة الليلة بعد ربط Stripe.",
  when: "الوقت",
  since: "منذ",
  payments: "المدفوعات",
  moneyBack: "المبالغ المستردة والنزاعات",
  healed: "سُجل متأخرًا",
  result: "النتيجة",
  agrees: "متطابق",
  part: "جزئيًا",
  differs: (n) =>
    arabicCount(n, {
      zero: "لا اختلاف",
      one: "اختلاف واحد",
      two: "اختلافان",
      few: "# اختلافات",
      many: "# اختلافًا",
      other: "# اختلاف",
    }),
  drifts: "اختلافات آخر مقارنة",
  kind: "الاختلاف",
  kinds: {
    missing: "لدى Stripe وغير مسجل",
    amount: "مبلغ آخر",
    extra: "مسجل وليس لدى Stripe",
  },
  atStripe: "لدى Stripe",
  booked: "المسجل",
  see: "عرض في Stripe",
  help: "لم يُغيَّر شيء. راجع الدفعة لدى Stripe ثم راسل دعم Portico.",
  errors: { not_connected: "Stripe غير مربوط. لا يوجد ما يُقارن به." },
}

export const useReconciliationWords = createPageWords({ en, ar })
