import type { PortalState } from "../../../../shared/customers.ts"
import { createPageWords } from "../page-words.ts"

const en = {
  filters: "Filters",
  owing: "Owes",
  anyOwing: "Anything",
  owings: { owing: "Something", overdue: "Something overdue", nothing: "Nothing" },
  portal: "In the portal",
  anyPortal: "Any",
  portals: {
    active: "Joined",
    invited: "Invited",
    neverInvited: "Never invited",
    nobody: "Nobody to invite",
  } satisfies Record<PortalState, string>,
  visibility: "Sees",
  anyVisibility: "Anything",
  ownVisibility: "Its own choice",
  sort: "Order",
  sorts: { name: "By name", owed: "Most owed first" },
  clear: "Clear filters",
  columns: "Columns",
  phone: "Phone",
  csv: "Save as CSV",
  noMatch: "No customer fits",
  noMatchText: "Change the filters, or look at all customers.",
  noneHere: "None so far",
  noneHereText:
    "Many customers owe something; those overdue are looked up a few hundred at a time. Go on below.",
  chooseAll: "Choose all that fit",
}

const ar: typeof en = {
  filters: "عوامل التصفية",
  owing: "المستحق",
  anyOwing: "الكل",
  owings: { owing: "عليه مبالغ", overdue: "عليه مبالغ متأخرة", nothing: "لا شيء عليه" },
  portal: "في البوابة",
  anyPortal: "الكل",
  portals: {
    active: "انضم",
    invited: "مدعو",
    neverInvited: "لم يُدعَ بعد",
    nobody: "لا أحد لدعوته",
  },
  visibility: "ما يراه",
  anyVisibility: "الكل",
  ownVisibility: "اختيار خاص به",
  sort: "الترتيب",
  sorts: { name: "بحسب الاسم", owed: "الأعلى مستحقًا أولًا" },
  clear: "إزالة التصفية",
  columns: "الأعمدة",
  phone: "الهاتف",
  csv: "حفظ بصيغة CSV",
  noMatch: "لا عميل يطابق ذلك",
  noMatchText: "غيّر عوامل التصفية، أو اعرض جميع العملاء.",
  noneHere: "لا أحد حتى الآن",
  noneHereText: "عملاء كثيرون عليهم مبالغ، ويُبحث عن المتأخرين بضع مئات في كل مرة. تابع أدناه.",
  chooseAll: "اختيار كل المطابقين",
}

export const useListWords = createPageWords({ en, ar })
