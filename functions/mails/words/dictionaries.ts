import type { Language } from "../../../shared/fields.ts"
import { ar } from "./ar.ts"
import { en, type MailWords } from "./en.ts"

export const dictionaries: Record<Language, MailWords> = { en, ar }
