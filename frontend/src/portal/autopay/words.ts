import type { StopReason } from "../../../../shared/autopay.ts"
import { createPageWords } from "../page-words.ts"

const stoppedEn: Record<StopReason, string> = {
  by_contact: "Turned off in the portal.",
  by_staff: "The company turned it off.",
  declined: "Turned off, because the card was declined several times.",
  card_removed: "Turned off, because the card is not saved any more.",
  payer_left: "Turned off, because its payer may not pay for you any more.",
  account_changed: "Turned off, because the company takes cards with another account now.",
}

const stoppedAr: typeof stoppedEn = {
  by_contact: "أُوقفت من البوابة.",
  by_staff: "أوقفتها الشركة.",
  declined: "أُوقفت لأن البطاقة رُفضت عدة مرات.",
  card_removed: "أُوقفت لأن البطاقة لم تعد محفوظة.",
  payer_left: "أُوقفت لأن صاحب البطاقة لم يعد بإمكانه الدفع عنكم.",
  account_changed: "أُوقفت لأن الشركة تقبل البطاقات بحساب آخر الآن.",
}

const en = {
  title: "Automatic payments",
  text: "Save a card once, and open invoices are paid from it when they are due.",
  back: "All payments",
  heading: (currency: string) => `Invoices in ${currency}`,
  on: "On",
  off: "Off",
  card: "Card",
  cardText: (brand: string, last4: string) => `${brand.toUpperCase()} •••• ${last4}`,
  ends: "Card ends",
  limit: "At most, for one charge",
  limitHint: "What is more than this is never charged: you are told, and pay it yourself.",
  when: "When",
  whens: {
    "0": "On the due date",
    "1": "One day before it is due",
    "3": "3 days before it is due",
    "7": "7 days before it is due",
  },
  by: "Turned on by",
  next: "Next charges",
  none: "Nothing is planned now. You are told at least 3 days before each charge.",
  invoice: "Invoice",
  day: "Day",
  amount: "Amount",
  again: "Tried again",
  start: "Save a card and turn on",
  consentLabel: "I agree",
  stop: "Turn off",
  stopTitle: "Turn automatic payments off?",
  stopText:
    "Nothing more is charged, and the card is removed. A charge that has just begun may still go through.",
  cancel: "Cancel",
  stopped: stoppedEn,
  waiting: "Stripe has not confirmed the card yet. This takes a moment.",
  notOffered: "The company takes no cards in this currency now.",
  noRight: "You cannot pay for your company",
  noRightText: "A colleague with the right to pay can turn automatic payments on.",
  hidden: "Paying by card is not offered here",
  hiddenText: "Ask the company how it takes payments.",
  fields: {
    not_an_amount: "This is not an amount in this currency. Write it like 2500.00.",
    below_minimum: "This is less than the least that a card can pay.",
    too_large: "This is more than a card can pay at once.",
    not_in_tens: "Cards take this currency in steps of 0.010. Let the amount end in 0.",
    agree: "Tick the box to agree. Nothing is charged without it.",
  },
  reasons: {
    autopay_on: {
      title: "Automatic payments are on already",
      text: "Load the page again to see whose card is used. Turn them off first to use another.",
    },
    autopay_ending: {
      title: "The card before is still being removed",
      text: "This takes up to an hour. Please turn automatic payments on after that.",
    },
    not_payable: {
      title: "The company takes no cards in this currency now",
      text: "Please try again later.",
    },
  },
}

const ar: typeof en = {
  title: "المدفوعات التلقائية",
  text: "احفظ بطاقة مرة واحدة، فتُدفع منها الفواتير المفتوحة عند استحقاقها.",
  back: "كل المدفوعات",
  heading: (currency) => `الفواتير بعملة ${currency}`,
  on: "مفعّلة",
  off: "متوقفة",
  card: "البطاقة",
  cardText: (brand, last4) => `${brand.toUpperCase()} •••• ${last4}`,
  ends: "تنتهي البطاقة",
  limit: "الحد الأقصى لكل عملية خصم",
  limitHint: "ما يزيد على ذلك لا يُخصم أبدًا: نبلغك به وتدفعه بنفسك.",
  when: "الموعد",
  whens: {
    "0": "في تاريخ الاستحقاق",
    "1": "قبل الاستحقاق بيوم واحد",
    "3": "قبل الاستحقاق بثلاثة أيام",
    "7": "قبل الاستحقاق بسبعة أيام",
  },
  by: "فعّلها",
  next: "عمليات الخصم القادمة",
  none: "لا شيء مخطط الآن. نبلغك قبل كل خصم بثلاثة أيام على الأقل.",
  invoice: "الفاتورة",
  day: "اليوم",
  amount: "المبلغ",
  again: "محاولة أخرى",
  start: "حفظ بطاقة والتفعيل",
  consentLabel: "أوافق",
  stop: "إيقاف",
  stopTitle: "إيقاف المدفوعات التلقائية؟",
  stopText: "لا يُخصم شيء بعد ذلك وتُزال البطاقة. قد تكتمل عملية خصم بدأت للتو.",
  cancel: "إلغاء",
  stopped: stoppedAr,
  waiting: "لم يؤكد Stripe البطاقة بعد. يستغرق ذلك لحظة.",
  notOffered: "لا تقبل الشركة البطاقات بهذه العملة حاليًا.",
  noRight: "لا يمكنك الدفع نيابة عن شركتك",
  noRightText: "يمكن لزميل لديه صلاحية الدفع تفعيل المدفوعات التلقائية.",
  hidden: "الدفع بالبطاقة غير متاح هنا",
  hiddenText: "اسأل الشركة كيف تقبل المدفوعات.",
  fields: {
    not_an_amount: "هذا ليس مبلغًا بهذه العملة. اكتبه مثل 2500.00.",
    below_minimum: "هذا أقل من أدنى مبلغ يُدفع بالبطاقة.",
    too_large: "هذا أكثر مما يُدفع بالبطاقة دفعة واحدة.",
    not_in_tens: "تقبل البطاقات هذه العملة بمضاعفات 0.010. اجعل المبلغ ينتهي بصفر.",
    agree: "حدد المربع للموافقة. لا يُخصم شيء من دونها.",
  },
  reasons: {
    autopay_on: {
      title: "المدفوعات التلقائية مفعّلة بالفعل",
      text: "أعد تحميل الصفحة لترى بطاقة من تُستخدم. أوقفها أولًا لاستخدام بطاقة أخرى.",
    },
    autopay_ending: {
      title: "ما زالت البطاقة السابقة قيد الإزالة",
      text: "يستغرق ذلك ساعة على الأكثر. يُرجى التفعيل بعد ذلك.",
    },
    not_payable: { title: "لا تقبل الشركة البطاقات بهذه العملة حاليًا", text: "يُرجى المحاولة لاحقًا." },
  },
}

export const useAutopayWords = createPageWords({ en, ar })
