import type { JSX } from "solid-js"
import { CommonProvider, type CommonWords, useCommon } from "../ui/common.tsx"

type Said = ReturnType<CommonWords["error"]>

/** What only some pages can be answered is said in their own words, wherever below it is shown. */
export function OwnErrors(props: {
  fields?: Record<string, string>
  reasons?: Record<string, Said>
  children: JSX.Element
}) {
  const common = useCommon()
  const words = (): CommonWords => ({
    ...common(),
    field: (key) => props.fields?.[key] ?? common().field(key),
    error: (error) => props.reasons?.[error.reason ?? ""] ?? common().error(error),
  })
  return <CommonProvider value={words}>{props.children}</CommonProvider>
}
