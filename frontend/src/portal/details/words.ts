import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: "Company details",
  text: (company: string) =>
    `What ${isolate(company)} prints on your invoices. It looks at every change before it counts.`,
  propose: "Propose a change",
  proposeTitle: "Propose a change",
  proposeText: "The company checks it and answers by e-mail. Until then the old details stay.",
  send: "Send proposal",
  cancel: "Cancel",
  none: "Not given",
  fields: {
    name: "Company name",
    nameArabic: "Company name in Arabic",
    email: "E-mail for invoices",
    phone: "Phone",
    trn: "Tax registration number (TRN)",
    line1: "Address",
    line2: "Address, second line",
    city: "City",
    region: "Emirate or region",
    postalCode: "Postal code",
    country: "Country",
  },
  pendingTitle: "A change is under review",
  pendingBy: (name: string, when: string) => `Proposed by ${isolate(name)}, ${when}`,
  what: "Detail",
  before: "Until now",
  after: "Proposed",
  withdraw: "Withdraw proposal",
  withdrawTitle: "Withdraw this proposal?",
  withdrawText: "The company no longer decides on it, and your details stay as they are.",
  mayNot: "Colleagues with the role of admin can propose changes.",
  reasons: {
    already_decided: "The company has decided on it already.",
    nothing_changed: "Nothing differs from your present details.",
  } as Record<string, string>,
}

const ar: typeof en = {
  title: "بيانات الشركة",
  text: (company) => `ما تطبعه ${isolate(company)} على فواتيركم. تراجع كل تغيير قبل أن يسري.`,
  propose: "اقتراح تغيير",
  proposeTitle: "اقتراح تغيير",
  proposeText: "تراجعه الشركة وتجيب بالبريد. تبقى البيانات القديمة حتى ذلك الحين.",
  send: "إرسال الاقتراح",
  cancel: "إلغاء",
  none: "غير مذكور",
  fields: {
    name: "اسم الشركة",
    nameArabic: "اسم الشركة بالعربية",
    email: "بريد الفواتير",
    phone: "الهاتف",
    trn: "رقم التسجيل الضريبي",
    line1: "العنوان",
    line2: "العنوان، السطر الثاني",
    city: "المدينة",
    region: "الإمارة أو المنطقة",
    postalCode: "الرمز البريدي",
    country: "البلد",
  },
  pendingTitle: "هناك تغيير قيد المراجعة",
  pendingBy: (name, when) => `اقترحه ${isolate(name)}، ${when}`,
  what: "البيان",
  before: "حتى الآن",
  after: "المقترح",
  withdraw: "سحب الاقتراح",
  withdrawTitle: "سحب هذا الاقتراح؟",
  withdrawText: "لن تبتّ فيه الشركة بعد ذلك، وتبقى بياناتكم كما هي.",
  mayNot: "يمكن للزملاء بدور مدير اقتراح التغييرات.",
  reasons: {
    already_decided: "بتّت فيه الشركة بالفعل.",
    nothing_changed: "لا شيء يختلف عن بياناتكم الحالية.",
  },
}

export const useDetailsWords = createPageWords({ en, ar })
export type DetailField = keyof typeof en.fields
