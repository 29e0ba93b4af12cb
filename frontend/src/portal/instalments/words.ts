import { createPageWords } from "../page-words.ts"

const en = {
  title: "Instalments",
  text: "What is paid settles the oldest instalment first.",
  number: "Instalment",
  nth: (at: number, count: number) => `${at} of ${count}`,
  besides: "Besides the instalments",
  dueOn: "Due",
  state: "State",
  states: { paid: "Paid", overdue: "Overdue", due: "Next", upcoming: "Upcoming" },
  amount: "Amount",
  left: (amount: string) => `${amount} left`,
}

const ar: typeof en = {
  title: "الأقساط",
  text: "يُسدد ما تدفعه القسط الأقدم أولًا.",
  number: "القسط",
  nth: (at, count) => `${at} من ${count}`,
  besides: "خارج الأقساط",
  dueOn: "الاستحقاق",
  state: "الحالة",
  states: { paid: "مدفوع", overdue: "متأخر", due: "التالي", upcoming: "قادم" },
  amount: "المبلغ",
  left: (amount) => `المتبقي ${amount}`,
}

export const useInstalmentWords = createPageWords({ en, ar })
