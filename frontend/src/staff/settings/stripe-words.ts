import type { StripeNeed } from "../../../../shared/payments.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  rejected: "Stripe does not accept your company",
  rejectedText: "Cards cannot be taken on this account. Ask Stripe why, or connect another account.",
  needs: "Stripe still needs",
  needsUntil: (day: string) => `By ${day}. After that, Stripe stops card payments.`,
  need: {
    company: "Details of the company",
    people: "Details of the people who own or run it",
    bankAccount: "A bank account that payouts go to",
    business: "What the company does, and its website",
    documents: "Documents that prove them",
    terms: "Your consent to Stripe’s terms",
    other: "Other details, which Stripe’s page names",
  } satisfies Record<StripeNeed, string>,
  reviewing: "Stripe is looking at what you gave. There is nothing to do.",
  excluded: (currencies: string) => `Cards cannot pay in ${currencies} on this account.`,
  disconnect: "Disconnect",
  disconnectTitle: "Disconnect Stripe?",
  disconnectText:
    "Customers can no longer pay by card, and payment pages that are open are closed. Payments on their way are still booked. Your Stripe account stays yours, and you can connect it again.",
  disconnected: "Stripe disconnected",
  formerTitle: "Stripe is disconnected",
  formerText: "Connect the same account again, or another one.",
  again: "Connect the same account",
  another: "Connect another account",
}

const ar: typeof en = {
  rejected: "لا يقبل Stripe شركتك",
  rejectedText: "لا يمكن قبول البطاقات على هذا الحساب. اسأل Stripe عن السبب أو اربط حسابًا آخر.",
  needs: "ما زال Stripe يحتاج إلى",
  needsUntil: (day) => `قبل ${day}. بعد ذلك يوقف Stripe الدفع بالبطاقة.`,
  need: {
    company: "بيانات الشركة",
    people: "بيانات مالكيها ومديريها",
    bankAccount: "حساب مصرفي لاستلام المبالغ",
    business: "نشاط الشركة وموقعها",
    documents: "مستندات تثبت ذلك",
    terms: "موافقتك على شروط Stripe",
    other: "بيانات أخرى تذكرها صفحة Stripe",
  },
  reviewing: "يراجع Stripe ما قدمته. لا يلزمك فعل شيء.",
  excluded: (currencies) => `لا يمكن الدفع بالبطاقة بعملة ${currencies} على هذا الحساب.`,
  disconnect: "فصل",
  disconnectTitle: "فصل Stripe؟",
  disconnectText:
    "لن يتمكن العملاء من الدفع بالبطاقة، وتُغلق صفحات الدفع المفتوحة. تُسجل المدفوعات الجارية. يبقى حساب Stripe لك ويمكنك ربطه مجددًا.",
  disconnected: "فُصل Stripe",
  formerTitle: "Stripe مفصول",
  formerText: "اربط الحساب نفسه مجددًا أو حسابًا آخر.",
  again: "ربط الحساب نفسه",
  another: "ربط حساب آخر",
}

export const useStripeWords = createPageWords({ en, ar })
