import { createPageWords } from "../page-words.ts"

const en = {
  title: "Links",
  text: "Links of your own in the portal: your knowledge base, a form, a number to call.",
  add: "Add link",
  edit: "Edit",
  remove: "Remove",
  up: "Move up",
  down: "Move down",
  place: "Shown",
  places: {
    header: "At the top of every page",
    footer: "At the bottom of every page",
    home: "On the overview",
  },
  english: "Text in English",
  arabic: "Text in Arabic",
  address: "Address",
  addressHint: "https://…, mailto:name@company.com or tel:+9714…",
  saved: "Links saved",
  moved: (name: string, place: number, of: number) => `${name}: ${place} of ${of}`,
  emptyTitle: "No links yet",
  emptyText: "Your customers then see only what the portal itself offers.",
  order: "Drag a link, or use its arrows, to change the order.",
}

const ar: typeof en = {
  title: "الروابط",
  text: "روابط خاصة بك في البوابة: مركز المساعدة أو نموذج أو رقم للاتصال.",
  add: "إضافة رابط",
  edit: "تعديل",
  remove: "إزالة",
  up: "تحريك لأعلى",
  down: "تحريك لأسفل",
  place: "مكان الظهور",
  places: { header: "أعلى كل صفحة", footer: "أسفل كل صفحة", home: "في النظرة العامة" },
  english: "النص بالإنجليزية",
  arabic: "النص بالعربية",
  address: "العنوان",
  addressHint: "https://… أو mailto:name@company.com أو tel:+9714…",
  saved: "حُفظت الروابط",
  moved: (name, place, of) => `${name}: ${place} من ${of}`,
  emptyTitle: "لا توجد روابط بعد",
  emptyText: "لن يرى عملاؤك حينها إلا ما تقدمه البوابة نفسها.",
  order: "اسحب الرابط أو استخدم الأسهم لتغيير الترتيب.",
}

export const useCustomLinkWords = createPageWords({ en, ar })
