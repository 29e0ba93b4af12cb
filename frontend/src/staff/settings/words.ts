import { createPageWords } from "../page-words.ts"

const en = {
  overridesText: "This holds for every customer, unless you chose otherwise for one.",
  overridesLink: "Choose for single customers",
  numberingText: "Numbers are given when something is published, one after the other, without gaps.",
  nextNumber: "Next:",
  prefix: "Prefix",
  prefixHint: "Capital letters, digits, / and -.",
  next: "Next number",
  width: "At least this many digits",
  offered: "Languages for customers",
  offeredHint: "Your portal, mails and PDFs come in these.",
  offers: { both: "English and Arabic", en: "English only", ar: "Arabic only" },
  portalTitle: { en: "Portal title in English", ar: "Portal title in Arabic" },
  portalTitleHint: "Stands in the tab and beside your logo. Empty: your company’s name.",
  welcome: { en: "Welcome text in English", ar: "Welcome text in Arabic" },
  welcomeHint: "Shown before and after customers sign in.",
  kinds: {
    invoice: "Invoices",
    creditNote: "Credit notes",
    estimate: "Estimates",
    retainer: "Retainers",
    receipt: "Receipts",
  },
}

const ar: typeof en = {
  overridesText: "يسري هذا على كل العملاء ما لم تختر غيره لأحدهم.",
  overridesLink: "الاختيار لعملاء بعينهم",
  numberingText: "تُعطى الأرقام عند النشر، واحدًا بعد الآخر دون فجوات.",
  nextNumber: "التالي:",
  prefix: "البادئة",
  prefixHint: "حروف لاتينية كبيرة وأرقام و / و -.",
  next: "الرقم التالي",
  width: "عدد الخانات على الأقل",
  offered: "لغات عملائك",
  offeredHint: "بها تظهر البوابة ورسائل البريد وملفات PDF.",
  offers: { both: "العربية والإنجليزية", en: "الإنجليزية فقط", ar: "العربية فقط" },
  portalTitle: { en: "عنوان البوابة بالإنجليزية", ar: "عنوان البوابة بالعربية" },
  portalTitleHint: "يظهر في علامة التبويب وبجانب شعارك. إن تُرك فارغًا ظهر اسم شركتك.",
  welcome: { en: "نص الترحيب بالإنجليزية", ar: "نص الترحيب بالعربية" },
  welcomeHint: "يراه العملاء قبل الدخول وبعده.",
  kinds: {
    invoice: "الفواتير",
    creditNote: "الإشعارات الدائنة",
    estimate: "عروض الأسعار",
    retainer: "الدفعات المقدمة",
    receipt: "الإيصالات",
  },
}

export const useSettingWords = createPageWords({ en, ar })
