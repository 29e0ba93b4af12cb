import { type Accessor, createContext, createResource, type JSX, Show, useContext } from "solid-js"
import type { Language } from "../../../shared/fields.ts"
import type { ApiError } from "../lib/api.ts"
import { type Reader, useReader } from "../lib/words.tsx"
import { CommonProvider, type CommonWords, useCommon } from "../ui/common.tsx"
import type { en } from "./en.ts"
import "../styles/rows.css"
import "./account.css"

type Dictionary = typeof en

const load: Record<Language, () => Promise<Dictionary>> = {
  en: () => import("./en.ts").then((chunk) => chunk.en),
  ar: () => import("./ar.ts").then((chunk) => chunk.ar),
}

const DictionaryContext = createContext<Accessor<Dictionary>>()

/** The app's words for the primitives, with what only the parts in this folder can be answered. */
function withOurs(common: CommonWords, t: Dictionary): CommonWords {
  return {
    ...common,
    field: (key) => t.fields[key] ?? common.field(key),
    error: (error: ApiError) => {
      const said = common.error(error)
      return { ...said, text: t.reasons[error.reason ?? ""] ?? said.text }
    },
  }
}

/** Around everything of this folder. Its texts are a chunk of their own, loaded where they are needed. */
export function AccountWords(props: { children: JSX.Element }) {
  const { language } = useReader()
  const common = useCommon()
  const [words] = createResource(language, (wanted) => load[wanted]())
  return (
    <Show when={words()}>
      {(t) => (
        <DictionaryContext.Provider value={t}>
          <CommonProvider value={() => withOurs(common(), t())}>{props.children}</CommonProvider>
        </DictionaryContext.Provider>
      )}
    </Show>
  )
}

export function useAccountWords(): Reader & { t: Accessor<Dictionary> } {
  const t = useContext(DictionaryContext)
  if (!t) throw new Error("not below AccountWords")
  return { ...useReader(), t }
}
