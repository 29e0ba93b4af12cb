import type { JSX } from "solid-js"
import type { ApiError } from "../lib/api.ts"
import { CommonProvider, type CommonWords } from "../ui/common.tsx"
import { useWords } from "./words.tsx"

/** The texts of the primitives, in the reader's language. */
export function StaffCommon(props: { children: JSX.Element }) {
  const { t } = useWords()
  const words = (): CommonWords => {
    const { fields, reasons, errors, slowDown, ...texts } = t().common
    const sentences: Record<string, string> = fields
    const whys: Record<string, string> = reasons
    return {
      ...texts,
      field: (key) => sentences[key] ?? fields.invalid,
      error: ({ code, reason, waitSeconds }: ApiError) => {
        const why = code === "rate_limited" && waitSeconds ? slowDown(waitSeconds) : whys[reason ?? ""]
        return why ? { ...errors[code], text: why } : errors[code]
      },
    }
  }
  return <CommonProvider value={words}>{props.children}</CommonProvider>
}
