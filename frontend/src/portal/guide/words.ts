import type { VisibilityKind } from "../../../../shared/tenants.ts"
import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

type Shown = Record<VisibilityKind, { title: string; text: string }>

const en = {
  title: "Quick-start guide",
  lead: (company: string) => `Everything between you and ${isolate(company)}, in one place, at any hour.`,
  startTitle: "Getting in takes a minute",
  start: [
    "Open the invitation in your e-mail and press “Choose a password”.",
    "Choose a password of at least 12 characters. You are in.",
    "Next time, sign in with your e-mail address. No password at hand? We can mail you a code.",
  ],
  lost: "No invitation, or it has expired? Open its link again to get a fresh one, or ask us.",
  doTitle: "What you can do",
  shows: {
    invoices: {
      title: "Invoices",
      text: "See what is open, overdue and paid, and download any invoice as a PDF.",
    },
    onlinePayment: {
      title: "Pay online",
      text: "Pay one invoice or several at once by card, and get a receipt.",
    },
    statements: {
      title: "Statements",
      text: "Choose a range of dates and get the statement as a page, PDF or CSV.",
    },
    estimates: {
      title: "Estimates",
      text: "Read what we offer and accept or decline it, without a single e-mail.",
    },
    projects: { title: "Projects", text: "Follow how far the work has come and what has been billed." },
    retainers: { title: "Retainers", text: "See what you paid in advance, what was drawn and what is left." },
    queries: {
      title: "Questions",
      text: "Ask about any document, attach files, and find the whole exchange again later.",
    },
    creditNoteRequests: {
      title: "Credit notes",
      text: "Something wrong on an invoice? Ask for a credit note and follow the decision.",
    },
  } satisfies Shown,
  teamTitle: "Not alone?",
  team: "An admin at your company can invite colleagues under “Colleagues” and choose what each may do.",
  helpTitle: "Need a hand?",
  help: (company: string) => `The team of ${isolate(company)} is glad to help:`,
  print: "Print this page",
}

const ar: typeof en = {
  title: "دليل البداية السريعة",
  lead: (company) => `كل ما بينك وبين ${isolate(company)} في مكان واحد وفي أي وقت.`,
  startTitle: "الدخول لا يستغرق سوى دقيقة",
  start: [
    "افتح الدعوة في بريدك الإلكتروني واضغط «اختيار كلمة المرور».",
    "اختر كلمة مرور من 12 حرفًا على الأقل، وستكون قد دخلت.",
    "في المرة القادمة سجّل الدخول ببريدك الإلكتروني. ليست لديك كلمة المرور؟ يمكننا إرسال رمز إليك.",
  ],
  lost: "لا توجد دعوة أو انتهت صلاحيتها؟ افتح رابطها مرة أخرى لتحصل على رابط جديد، أو تواصل معنا.",
  doTitle: "ما الذي يمكنك فعله",
  shows: {
    invoices: { title: "الفواتير", text: "اطّلع على المفتوح والمتأخر والمدفوع، ونزّل أي فاتورة بصيغة PDF." },
    onlinePayment: {
      title: "الدفع عبر الإنترنت",
      text: "ادفع فاتورة أو عدة فواتير معًا بالبطاقة واحصل على إيصال.",
    },
    statements: { title: "كشوف الحساب", text: "اختر فترة زمنية واحصل على الكشف صفحةً أو PDF أو CSV." },
    estimates: { title: "عروض الأسعار", text: "اقرأ عروضنا واقبلها أو ارفضها دون أي رسالة بريد." },
    projects: { title: "المشاريع", text: "تابع ما أُنجز من العمل وما صدر به من فواتير." },
    retainers: { title: "الدفعات المقدمة", text: "اعرف ما دفعته مقدمًا وما استُخدم منه وما بقي." },
    queries: { title: "الاستفسارات", text: "اسأل عن أي مستند وأرفق ملفات، وارجع إلى المحادثة كاملة لاحقًا." },
    creditNoteRequests: {
      title: "الإشعارات الدائنة",
      text: "هل في الفاتورة خطأ؟ اطلب إشعارًا دائنًا وتابع القرار.",
    },
  },
  teamTitle: "لست وحدك؟",
  team: "يمكن لمسؤول في شركتك دعوة الزملاء من «الزملاء» وتحديد ما يحق لكل منهم.",
  helpTitle: "هل تحتاج إلى مساعدة؟",
  help: (company) => `يسعد فريق ${isolate(company)} مساعدتك:`,
  print: "طباعة هذه الصفحة",
}

export const useGuideWords = createPageWords({ en, ar })
