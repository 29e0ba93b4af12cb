import { createContext, useContext } from "solid-js"
import type { ApiError } from "../lib/api.ts"

/** The few texts that primitives say by themselves; each app gives them in its reader's language. */
export type CommonWords = {
  retry: string
  close: string
  optional: string
  show: string
  hide: string
  loading: string
  requestId: (id: string) => string
  /** A sentence for a field's error key. */
  field: (key: string) => string
  /** What happened, and what to do about it. */
  error: (error: ApiError) => { title: string; text: string }
  sortedUp: string
  sortedDown: string
  previous: string
  next: string
}

const CommonContext = createContext<() => CommonWords>()
export const CommonProvider = CommonContext.Provider

export function useCommon() {
  const words = useContext(CommonContext)
  if (!words) throw new Error("not below CommonProvider")
  return words
}
