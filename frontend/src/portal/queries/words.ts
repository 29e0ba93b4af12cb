import { createPageWords } from "../page-words.ts"
import { ar } from "./ar.ts"
import { en } from "./en.ts"

export const useQueryWords = createPageWords({ en, ar })
