import type { ProjectView } from "../../../../shared/projects.ts"
import { arabicCount, englishCount } from "../../lib/plural.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  back: "All projects",
  name: "Project",
  status: "Status",
  progress: "Progress",
  progressOf: (percent: string) => `${percent} done`,
  budget: "Budget",
  billed: "Billed so far",
  nothingBilled: "Nothing yet",
  ofBudget: (percent: string) => `${percent} of the budget`,
  when: "Time",
  count: (n: number) => englishCount(n, "1 project", "# projects"),
  empty: "No projects yet",
  emptyText: "Projects that the company shares with you appear here with their progress.",
  statuses: {
    planned: "Planned",
    active: "Active",
    onHold: "On hold",
    completed: "Completed",
    cancelled: "Cancelled",
  } as Record<ProjectView["status"], string>,
  documents: "Documents",
  noDocuments: "No documents yet",
  noDocumentsText: "Its estimates, invoices and credit notes will be listed here.",
  document: "Document",
  kinds: { invoice: "Invoice", estimate: "Estimate", creditNote: "Credit note" } as Record<string, string>,
  on: "Date",
  amount: "Amount",
}

const ar: typeof en = {
  back: "كل المشاريع",
  name: "المشروع",
  status: "الحالة",
  progress: "التقدم",
  progressOf: (percent) => `أُنجز ${percent}`,
  budget: "الميزانية",
  billed: "المفوتر حتى الآن",
  nothingBilled: "لا شيء بعد",
  ofBudget: (percent) => `${percent} من الميزانية`,
  when: "المدة",
  count: (n) =>
    arabicCount(n, {
      zero: "لا مشاريع",
      one: "مشروع واحد",
      two: "مشروعان",
      few: "# مشاريع",
      many: "# مشروعًا",
      other: "# مشروع",
    }),
  empty: "لا مشاريع بعد",
  emptyText: "تظهر هنا المشاريع التي تشاركها الشركة معك مع تقدمها.",
  statuses: {
    planned: "مخطط له",
    active: "قيد التنفيذ",
    onHold: "متوقف مؤقتًا",
    completed: "مكتمل",
    cancelled: "ملغى",
  },
  documents: "المستندات",
  noDocuments: "لا مستندات بعد",
  noDocumentsText: "ستُدرج هنا عروض الأسعار والفواتير والإشعارات الدائنة الخاصة به.",
  document: "المستند",
  kinds: { invoice: "فاتورة", estimate: "عرض سعر", creditNote: "إشعار دائن" },
  on: "التاريخ",
  amount: "المبلغ",
}

export const useProjectWords = createPageWords({ en, ar })
