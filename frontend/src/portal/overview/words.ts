import { arabicCount, englishCount } from "../../lib/plural.ts"
import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  hello: (name: string) => `Hello ${isolate(name)}`,
  amountDue: "To pay",
  nothingOverdue: "Nothing overdue",
  ageing: "By age",
  see: "See invoices",
  statement: "Statement",
  next: "Due next",
  allPaid: "Nothing to pay",
  allPaidText: "You have no open invoices. New ones appear here and by e-mail.",
  welcome: "Welcome",
  welcomeText: "What the company shares with you is in the menu above.",
  attention: "Needs your attention",
  estimates: (n: number) =>
    englishCount(n, "An estimate awaits your decision", "# estimates await your decision"),
  estimateUntil: (number: string, until: string) => `${isolate(number)}, valid until ${until}`,
  queries: (n: number) => englishCount(n, "A query awaits your answer", "# queries await your answer"),
  decided: {
    approved: (number: string) => `Your credit request for ${isolate(number)} was approved`,
    partlyApproved: (number: string) => `Your credit request for ${isolate(number)} was approved in part`,
    declined: (number: string) => `Your credit request for ${isolate(number)} was declined`,
  },
}

const ar: typeof en = {
  hello: (name) => `أهلًا ${isolate(name)}`,
  amountDue: "المستحق للدفع",
  nothingOverdue: "لا شيء متأخر",
  ageing: "حسب العمر",
  see: "عرض الفواتير",
  statement: "كشف الحساب",
  next: "الأقرب استحقاقًا",
  allPaid: "لا شيء للدفع",
  allPaidText: "ليست لديك فواتير مفتوحة. تظهر الفواتير الجديدة هنا وتصلك بالبريد.",
  welcome: "مرحبًا بك",
  welcomeText: "ما تشاركه الشركة معك موجود في القائمة أعلاه.",
  attention: "يحتاج إلى انتباهك",
  estimates: (n) =>
    arabicCount(n, {
      zero: "لا عروض أسعار بانتظار قرارك",
      one: "عرض سعر واحد بانتظار قرارك",
      two: "عرضا سعر بانتظار قرارك",
      few: "# عروض أسعار بانتظار قرارك",
      many: "# عرض سعر بانتظار قرارك",
      other: "# عرض سعر بانتظار قرارك",
    }),
  estimateUntil: (number, until) => `${isolate(number)}، سارٍ حتى ${until}`,
  queries: (n) =>
    arabicCount(n, {
      zero: "لا استفسارات بانتظار ردك",
      one: "استفسار واحد بانتظار ردك",
      two: "استفساران بانتظار ردك",
      few: "# استفسارات بانتظار ردك",
      many: "# استفسارًا بانتظار ردك",
      other: "# استفسار بانتظار ردك",
    }),
  decided: {
    approved: (number) => `تمت الموافقة على طلب الإشعار الدائن للفاتورة ${isolate(number)}`,
    partlyApproved: (number) => `تمت الموافقة جزئيًا على طلب الإشعار الدائن للفاتورة ${isolate(number)}`,
    declined: (number) => `رُفض طلب الإشعار الدائن للفاتورة ${isolate(number)}`,
  },
}

export const useOverviewWords = createPageWords({ en, ar })
