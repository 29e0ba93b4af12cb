import { createPageWords } from "../page-words.ts"

const en = {
  title: "Sample data",
  offerTitle: "Not ready to bring your own data?",
  offerText: "Look around with six made-up customers and their invoices. One click takes them out again.",
  look: "Look around with sample data",
  badge: "Sample",
  adding: (done: number, of: number) => `Adding sample customers: ${done} of ${of}`,
  there: "You are looking at sample data.",
  thereText: "Nothing of it is mailed, paid or changed, and it counts nowhere.",
  removing: "Removing the sample data",
  remove: "Remove sample data",
}

const ar: typeof en = {
  title: "بيانات تجريبية",
  offerTitle: "لست جاهزًا لإدخال بياناتك بعد؟",
  offerText: "تجوّل مع ستة عملاء افتراضيين وفواتيرهم. تزيلهم نقرة واحدة.",
  look: "تجوّل ببيانات تجريبية",
  badge: "عيّنة",
  adding: (done, of) => `تجري إضافة عملاء تجريبيين: ${done} من ${of}`,
  there: "أنت تشاهد بيانات تجريبية.",
  thereText: "لا يُرسل منها شيء ولا يُدفع ولا يُغيَّر، ولا تُحتسب في أي مكان.",
  removing: "تجري إزالة البيانات التجريبية",
  remove: "إزالة البيانات التجريبية",
}

export const useSampleWords = createPageWords({ en, ar })
