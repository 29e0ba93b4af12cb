import type { Language } from "../../../shared/fields.ts"
import type { UserText } from "../layout/user-text.ts"

type About = { company: UserText; number: UserText; amount: string; on: string; card: string; limit: string }

const en = {
  preheader: "About your automatic payments.",
  manage: "See automatic payments",
  pay: "Pay the invoice",
  off: "You can turn automatic payments off at any time, on the page that the button opens.",
  invoice: "Invoice",
  day: "Day",
  card: "Card",
  limit: "At most, for one charge",
  ends: "Ends",
  kinds: {
    started: {
      subject: ({ company }: About) => `Automatic payments to ${company} are on`,
      text: ({ company, limit }: About) =>
        `Open invoices of ${company} are charged to your card from now on, up to ${limit} each. We tell you at least three days before each charge.`,
    },
    planned: {
      subject: ({ amount, on }: About) => `${amount} will be charged to your card on ${on}`,
      text: ({ company, number }: About) =>
        `Invoice ${number} of ${company} is paid from your saved card on that day. You need do nothing.`,
    },
    declined: {
      subject: ({ number }: About) => `Your card was declined for invoice ${number}`,
      text: ({ on, company }: About) =>
        `Nothing was paid. The card is tried once more on ${on}. Should you rather pay ${company} in another way, do so before.`,
    },
    over_limit: {
      subject: ({ number }: About) => `Invoice ${number} is more than your limit`,
      text: ({ limit }: About) =>
        `You allowed up to ${limit} for one charge, so nothing is charged for this invoice. Please pay it yourself.`,
    },
    too_small: {
      subject: ({ number }: About) => `Invoice ${number} is too small for a card`,
      text: () => "Cards take no amount as small as this one, so nothing is charged for it.",
    },
    authentication: {
      subject: ({ number }: About) => `Your bank asks for you: pay invoice ${number}`,
      text: () =>
        "Your bank wants you to confirm this payment yourself, so nothing was charged. Please pay the invoice on its page.",
    },
    cardEnding: {
      subject: ({ card }: About) => `Your card ending in ${card} ends soon`,
      text: ({ company }: About) =>
        `Automatic payments to ${company} use it. When you have a new card, turn them off and on again with it.`,
    },
    stopped: {
      subject: ({ company }: About) => `Automatic payments to ${company} are off`,
      text: () => "Nothing is charged to your card any more. Please pay open invoices yourself.",
    },
  },
  reasons: {
    by_contact: "They were turned off in the portal.",
    by_staff: "The company turned them off.",
    declined: "Your card was declined several times.",
    card_removed: "The card is not saved any more.",
    payer_left: "You may not pay for this customer any more.",
    account_changed: "The company takes cards with another account now.",
  },
}
export type AutopayWords = typeof en

const ar: AutopayWords = {
  preheader: "بخصوص مدفوعاتك التلقائية.",
  manage: "عرض المدفوعات التلقائية",
  pay: "دفع الفاتورة",
  off: "يمكنك إيقاف المدفوعات التلقائية في أي وقت من الصفحة التي يفتحها الزر.",
  invoice: "الفاتورة",
  day: "اليوم",
  card: "البطاقة",
  limit: "الحد الأقصى لكل عملية خصم",
  ends: "تنتهي",
  kinds: {
    started: {
      subject: ({ company }) => `المدفوعات التلقائية إلى ${company} مفعّلة`,
      text: ({ company, limit }) =>
        `تُخصم فواتير ${company} المفتوحة من بطاقتك من الآن فصاعدًا، بحد أقصى ${limit} لكل منها. نبلغك قبل كل خصم بثلاثة أيام على الأقل.`,
    },
    planned: {
      subject: ({ amount, on }) => `سيُخصم ${amount} من بطاقتك في ${on}`,
      text: ({ company, number }) =>
        `تُدفع الفاتورة ${number} من ${company} من بطاقتك المحفوظة في ذلك اليوم. لا يلزمك فعل شيء.`,
    },
    declined: {
      subject: ({ number }) => `رُفضت بطاقتك للفاتورة ${number}`,
      text: ({ on, company }) =>
        `لم يُدفع شيء. نحاول بالبطاقة مرة أخرى في ${on}. إن فضّلت الدفع إلى ${company} بطريقة أخرى فافعل قبل ذلك.`,
    },
    over_limit: {
      subject: ({ number }) => `الفاتورة ${number} أكبر من الحد الذي حددته`,
      text: ({ limit }) =>
        `سمحت بما لا يزيد على ${limit} لكل عملية، لذلك لا يُخصم شيء عن هذه الفاتورة. يُرجى دفعها بنفسك.`,
    },
    too_small: {
      subject: ({ number }) => `الفاتورة ${number} أصغر من أن تُدفع بالبطاقة`,
      text: () => "لا تقبل البطاقات مبلغًا بهذا الصغر، لذلك لا يُخصم شيء عنها.",
    },
    authentication: {
      subject: ({ number }) => `يطلب مصرفك تأكيدك: ادفع الفاتورة ${number}`,
      text: () => "يريد مصرفك أن تؤكد هذا الدفع بنفسك، لذلك لم يُخصم شيء. يُرجى دفع الفاتورة من صفحتها.",
    },
    cardEnding: {
      subject: ({ card }) => `بطاقتك المنتهية بالرقم ${card} تنتهي صلاحيتها قريبًا`,
      text: ({ company }) =>
        `تستخدمها المدفوعات التلقائية إلى ${company}. عندما تحصل على بطاقة جديدة، أوقف المدفوعات وفعّلها من جديد بها.`,
    },
    stopped: {
      subject: ({ company }) => `المدفوعات التلقائية إلى ${company} متوقفة`,
      text: () => "لا يُخصم شيء من بطاقتك بعد الآن. يُرجى دفع الفواتير المفتوحة بنفسك.",
    },
  },
  reasons: {
    by_contact: "أُوقفت من البوابة.",
    by_staff: "أوقفتها الشركة.",
    declined: "رُفضت بطاقتك عدة مرات.",
    card_removed: "لم تعد البطاقة محفوظة.",
    payer_left: "لم يعد بإمكانك الدفع عن هذا العميل.",
    account_changed: "تقبل الشركة البطاقات بحساب آخر الآن.",
  },
}

export const autopayWords: Record<Language, AutopayWords> = { en, ar }
