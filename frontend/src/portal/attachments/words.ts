import { isolate } from "../../lib/text.ts"
import { createPageWords } from "../page-words.ts"

/** As `attachmentBytesMax` in shared/attachments.ts, which would bring its schemas into the browser. */
export const bytesMax = 10_000_000
export const filesMax = 10

const en = {
  label: "Attachments",
  choose: "Choose files",
  drop: "or drop them here",
  hint: "PDF, pictures, Word, Excel, CSV or text. Up to 10 files of 10 MB each.",
  uploading: (name: string) => `Uploading ${isolate(name)}`,
  remove: (name: string) => `Remove ${isolate(name)}`,
  ready: (name: string) => `${isolate(name)} is attached`,
  refusals: {
    empty_file: "This file is empty.",
    too_large: "This file is larger than 10 MB.",
    too_many: "No more than 10 files can be attached.",
    not_allowed: "This kind of file cannot be attached, whatever its name says.",
    upload_failed: "It could not be sent. Remove it and try again.",
  } as Record<string, string>,
}

const ar: typeof en = {
  label: "المرفقات",
  choose: "اختر ملفات",
  drop: "أو أفلتها هنا",
  hint: "PDF أو صور أو Word أو Excel أو CSV أو نص. حتى 10 ملفات، كل منها حتى 10 ميغابايت.",
  uploading: (name) => `يجري رفع ${isolate(name)}`,
  remove: (name) => `إزالة ${isolate(name)}`,
  ready: (name) => `أُرفق ${isolate(name)}`,
  refusals: {
    empty_file: "هذا الملف فارغ.",
    too_large: "هذا الملف أكبر من 10 ميغابايت.",
    too_many: "لا يمكن إرفاق أكثر من 10 ملفات.",
    not_allowed: "لا يمكن إرفاق هذا النوع من الملفات مهما كان اسمه.",
    upload_failed: "تعذر إرساله. أزله ثم حاول مجددًا.",
  },
}

export const useAttachmentWords = createPageWords({ en, ar })
