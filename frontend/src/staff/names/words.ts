import { createPageWords } from "../page-words.ts"

const en = {
  mixed_scripts:
    "This name has letters of different scripts that look alike. If that is not on purpose, type it again.",
  known_name: "This name has a payment company’s name in it. Readers may take your mails for theirs.",
  taken_look: "Another company’s portal has an address that reads like this name. Add what tells you apart.",
}

const ar: typeof en = {
  mixed_scripts: "في هذا الاسم حروف متشابهة من أبجديات مختلفة. إن لم يكن ذلك مقصودًا فاكتبه من جديد.",
  known_name: "في هذا الاسم اسم شركة دفع، وقد يظن القراء أن رسائلك منها.",
  taken_look: "لبوابة شركة أخرى عنوان يُقرأ مثل هذا الاسم. أضف ما يميزك عنها.",
}

export const useNameWords = createPageWords({ en, ar })
