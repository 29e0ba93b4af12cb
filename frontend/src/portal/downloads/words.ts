import { createPageWords } from "../page-words.ts"

export const useDownloadWords = createPageWords({ en: { title: "Downloads" }, ar: { title: "التنزيلات" } })
