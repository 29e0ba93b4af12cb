import type { StopReason } from "../../../../shared/autopay.ts"
import { createPageWords } from "../page-words.ts"

const stoppedEn: Record<StopReason, string> = {
  by_contact: "Turned off by the customer.",
  by_staff: "Turned off by your team.",
  declined: "Turned off, because the card was declined several times.",
  card_removed: "Turned off, because the card was removed in Stripe.",
  payer_left: "Turned off, because the contact may not pay any more.",
  account_changed: "Turned off, because another Stripe account is connected now.",
}

const stoppedAr: typeof stoppedEn = {
  by_contact: "أوقفها العميل.",
  by_staff: "أوقفها فريقك.",
  declined: "أُوقفت لأن البطاقة رُفضت عدة مرات.",
  card_removed: "أُوقفت لأن البطاقة أُزيلت في Stripe.",
  payer_left: "أُوقفت لأن جهة الاتصال لم يعد بإمكانها الدفع.",
  account_changed: "أُوقفت لأن حساب Stripe آخر مرتبط الآن.",
}

const en = {
  title: "Automatic payments",
  text: "Open invoices are paid from a card that a contact saved and allowed to be charged.",
  emptyTitle: "Not turned on",
  emptyText: "A contact who may pay can turn this on in the portal, under Payments.",
  on: "On",
  off: "Off",
  card: "Card",
  limit: "At most, for one charge",
  by: "Allowed by",
  when: "Days before it is due",
  planned: "Next charges",
  none: "Nothing is planned now.",
  invoice: "Invoice",
  day: "Day",
  amount: "Amount",
  declines: "Declined so far",
  stop: "Turn off",
  stopTitle: "Turn automatic payments off?",
  stopText:
    "Nothing more is charged, the card is removed and the contact is told. Only they can turn it on again.",
  cancel: "Cancel",
  stopped: stoppedEn,
}

const ar: typeof en = {
  title: "المدفوعات التلقائية",
  text: "تُدفع الفواتير المفتوحة من بطاقة حفظتها جهة اتصال وسمحت بالخصم منها.",
  emptyTitle: "غير مفعّلة",
  emptyText: "يمكن لجهة اتصال لها حق الدفع تفعيلها في البوابة ضمن المدفوعات.",
  on: "مفعّلة",
  off: "متوقفة",
  card: "البطاقة",
  limit: "الحد الأقصى لكل عملية خصم",
  by: "سمح بها",
  when: "أيام قبل الاستحقاق",
  planned: "عمليات الخصم القادمة",
  none: "لا شيء مخطط الآن.",
  invoice: "الفاتورة",
  day: "اليوم",
  amount: "المبلغ",
  declines: "مرات الرفض حتى الآن",
  stop: "إيقاف",
  stopTitle: "إيقاف المدفوعات التلقائية؟",
  stopText: "لا يُخصم شيء بعد ذلك، وتُزال البطاقة وتُبلَّغ جهة الاتصال. وهي وحدها من يمكنه التفعيل من جديد.",
  cancel: "إلغاء",
  stopped: stoppedAr,
}

export const useAutopayWords = createPageWords({ en, ar })
