import { createPageWords } from "../page-words.ts"

const en = {
  title: "Preview",
  page: "Page",
  pages: { home: "Home", invoices: "Invoices", invoice: "Invoice", signIn: "Sign-in", mail: "Mail" },
  language: "Language of the preview",
  scheme: "Light or dark",
  schemes: { light: "Light", dark: "Dark" },
  size: "Size of the preview",
  sizes: { desktop: "Desktop", phone: "Phone" },
  note: "Your real portal with sample documents. Customers see changes once you save.",
  mailNote: "The real invitation. A new logo shows in it once it is saved.",
  frame: "Your customer portal with sample documents",
  failed: "The preview could not be loaded",
  failedText: "What you typed is still here. Check your connection, then try again.",
  from: "From",
  replyTo: "Reply to",
  subject: "Subject",
}

const ar: typeof en = {
  title: "معاينة",
  page: "الصفحة",
  pages: {
    home: "الرئيسية",
    invoices: "الفواتير",
    invoice: "فاتورة",
    signIn: "تسجيل الدخول",
    mail: "الرسالة",
  },
  language: "لغة المعاينة",
  scheme: "فاتح أو داكن",
  schemes: { light: "فاتح", dark: "داكن" },
  size: "حجم المعاينة",
  sizes: { desktop: "حاسوب", phone: "هاتف" },
  note: "بوابتك الحقيقية بمستندات نموذجية. يرى العملاء التغييرات بعد الحفظ.",
  mailNote: "الدعوة الحقيقية نفسها. يظهر فيها الشعار الجديد بعد حفظه.",
  frame: "بوابة عملائك بمستندات نموذجية",
  failed: "تعذّر تحميل المعاينة",
  failedText: "ما كتبته ما زال هنا. تحقق من اتصالك ثم حاول مجددًا.",
  from: "من",
  replyTo: "الرد إلى",
  subject: "الموضوع",
}

export const usePreviewWords = createPageWords({ en, ar })
