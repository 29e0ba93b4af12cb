import { createWords } from "../lib/words.tsx"
import type { CommonWords } from "../ui/common.tsx"
import type { Dictionary } from "./en.ts"

export const { start, WordsProvider, useWords } = createWords<Dictionary>({
  en: () => import("./en.ts").then((chunk) => chunk.en),
  ar: () => import("./ar.ts").then((chunk) => chunk.ar),
})

/** What the primitives say, out of the portal's dictionary. */
export const commonWords = (t: Dictionary): CommonWords => ({
  ...t,
  field: (key) => t.fields[key] ?? t.fields.otherwise ?? "",
  error: ({ code, reason, waitSeconds }) =>
    code === "rate_limited" && waitSeconds
      ? { ...t.errors.rate_limited, text: t.slowDown(waitSeconds) }
      : (reason && t.reasons[reason]) || t.errors[code],
})
