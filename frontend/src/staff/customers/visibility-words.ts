import { arabicCount, englishCount } from "../../lib/plural.ts"
import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const customers = {
  zero: "لا عملاء",
  one: "عميل واحد",
  two: "عميلان",
  few: "# عملاء",
  many: "# عميلًا",
  other: "# عميل",
}

const en = {
  title: "What this customer sees",
  text: "Each part follows your company's default until you choose otherwise here.",
  shown: "Shown",
  hidden: "Hidden",
  /** Beside each part: what holds, and why. */
  because: {
    inherit: "as by default",
    on: "only for this customer",
    off: "only for this customer",
  },
  needsInvoices: "as the invoices are",
  choose: { inherit: "Default", on: "Show", off: "Hide" },
  chooseFor: (part: string) => `${part}: what this customer sees`,
  reset: "Use the default for everything",
  resetDone: "The default applies again",
  saved: (part: string) => `${part}: saved`,
  readOnly: "Owners and admins can change this.",
  many: (n: number) => englishCount(n, "What one customer sees", "What # customers see"),
  manyText: "Change only what you name here. The rest stays as it is for each customer.",
  keep: "Leave as it is",
  manyChoose: { inherit: "As by default", on: "Show", off: "Hide" },
  apply: "Change",
  nothingChosen: "Choose at least one part to change.",
  progress: (done: number, all: number) => `${done} of ${all} customers done`,
  unfinished: (done: number, all: number) =>
    `${done} of ${all} customers were done before this happened. Go on with the rest, or close.`,
  goOn: "Go on",
  changed: (n: number) =>
    n === 0 ? "Nothing had to be changed" : `Changed for ${englishCount(n, "one customer", "# customers")}`,
  bulkAction: "Change what they see",
  invite: "Invite to the portal",
  chosen: (n: number) => englishCount(n, "One customer chosen", "# customers chosen"),
  clear: "Clear the choice",
  chooseCustomer: (name: string) => `Choose ${isolate(name)}`,
}

const ar: typeof en = {
  title: "ما يراه هذا العميل",
  text: "يتبع كل قسم الإعداد الافتراضي لشركتك ما لم تختر غيره هنا.",
  shown: "ظاهر",
  hidden: "مخفي",
  because: { inherit: "بحسب الافتراضي", on: "لهذا العميل فقط", off: "لهذا العميل فقط" },
  needsInvoices: "كالفواتير",
  choose: { inherit: "الافتراضي", on: "إظهار", off: "إخفاء" },
  chooseFor: (part) => `${part}: ما يراه هذا العميل`,
  reset: "العودة إلى الافتراضي في كل شيء",
  resetDone: "عاد الإعداد الافتراضي",
  saved: (part) => `${part}: حُفظ`,
  readOnly: "يستطيع المالكون والمديرون تغيير هذا.",
  many: (n) => `ما يظهر في البوابة: ${arabicCount(n, customers)}`,
  manyText: "لا يتغير إلا ما تحدده هنا، ويبقى غيره كما هو لكل عميل.",
  keep: "دون تغيير",
  manyChoose: { inherit: "بحسب الافتراضي", on: "إظهار", off: "إخفاء" },
  apply: "تغيير",
  nothingChosen: "اختر قسمًا واحدًا على الأقل لتغييره.",
  progress: (done, all) => `أُنجز ${done} من ${all}`,
  unfinished: (done, all) => `أُنجز ${done} من ${all} قبل حدوث ذلك. تابع البقية أو أغلق.`,
  goOn: "متابعة",
  changed: (n) => (n === 0 ? "لم يلزم تغيير شيء" : `تم التغيير: ${arabicCount(n, customers)}`),
  bulkAction: "تغيير ما يرونه",
  invite: "دعوة إلى البوابة",
  chosen: (n) => `المختار: ${arabicCount(n, customers)}`,
  clear: "إلغاء الاختيار",
  chooseCustomer: (name) => `اختيار ${isolate(name)}`,
}

export const useVisibilityWords = createPageWords({ en, ar })
