import type { InvitationState } from "../../../../shared/customers.ts"
import { arabicCount, englishCount } from "../../lib/plural.ts"
import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  title: "Contacts",
  text: "The people at all your customers.",
  search: "Search contacts",
  searchHint: "Name, e-mail or customer",
  filters: "Filters",
  contact: "Contact",
  customer: "Customer",
  role: "Role",
  state: "In the portal",
  lastHere: "Last here",
  mail: "Mails",
  any: "Any",
  mailTrouble: "Do not arrive",
  states: {
    active: "Joined",
    invited: "Invited",
    expired: "Link expired",
    notInvited: "Not invited",
  } satisfies Record<InvitationState, string>,
  clear: "Clear filters",
  csv: "Save as CSV",
  choose: (name: string) => `Choose ${isolate(name)}`,
  chosen: (n: number) => englishCount(n, "One contact chosen", "# contacts chosen"),
  clearChoice: "Clear the choice",
  invite: "Invite to the portal",
  inviteAgain: "Invite again",
  empty: "No contacts yet",
  emptyText: "Add the people who read your invoices on a customer’s page. An import brings them along.",
  toCustomers: "Go to customers",
  noMatch: "Nobody fits",
  noMatchText: "Change the filters, or look at all contacts.",
}

const ar: typeof en = {
  title: "جهات الاتصال",
  text: "الأشخاص لدى جميع عملائك.",
  search: "البحث في جهات الاتصال",
  searchHint: "الاسم أو البريد الإلكتروني أو العميل",
  filters: "عوامل التصفية",
  contact: "جهة الاتصال",
  customer: "العميل",
  role: "الدور",
  state: "في البوابة",
  lastHere: "آخر زيارة",
  mail: "الرسائل",
  any: "الكل",
  mailTrouble: "لا تصل",
  states: {
    active: "انضم",
    invited: "مدعو",
    expired: "انتهت صلاحية الرابط",
    notInvited: "لم يُدعَ",
  },
  clear: "إزالة التصفية",
  csv: "حفظ بصيغة CSV",
  choose: (name) => `اختيار ${isolate(name)}`,
  chosen: (n) =>
    arabicCount(n, {
      zero: "لم تُختر أي جهة اتصال",
      one: "اخترت جهة اتصال واحدة",
      two: "اخترت جهتي اتصال",
      few: "اخترت # جهات اتصال",
      many: "اخترت # جهة اتصال",
      other: "اخترت # جهة اتصال",
    }),
  clearChoice: "إلغاء الاختيار",
  invite: "دعوة إلى البوابة",
  inviteAgain: "دعوة من جديد",
  empty: "لا جهات اتصال بعد",
  emptyText: "أضف من يقرؤون فواتيرك في صفحة العميل. والاستيراد يضيفهم معه.",
  toCustomers: "إلى العملاء",
  noMatch: "لا أحد يطابق ذلك",
  noMatchText: "غيّر عوامل التصفية، أو اعرض جميع جهات الاتصال.",
}

export const useContactWords = createPageWords({ en, ar })
