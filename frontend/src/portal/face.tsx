import { createContext, type JSX, Show, useContext } from "solid-js"
import { inLanguage } from "../../../shared/languages.ts"
import type { PortalFace } from "../../../shared/tenants.ts"
import { useWords } from "./words.ts"

const FaceContext = createContext<PortalFace>()

export const FaceProvider = (props: { face: PortalFace | undefined; children: JSX.Element }) => (
  <FaceContext.Provider value={props.face}>{props.children}</FaceContext.Provider>
)

/** Whose portal this is; undefined where there is none. */
export const useFace = () => useContext(FaceContext)

/** What the portal calls itself to this reader. */
export function usePortalTitle() {
  const face = useFace()
  const { language, name } = useWords()
  return () => (face ? inLanguage(face.title, language()) || name(face) : "")
}

/** The company's own words to whoever opens its portal, where it wrote any. */
export function useWelcome() {
  const face = useFace()
  const { language } = useWords()
  return () => inLanguage(face?.welcome, language())
}

const initial = (name: string) => [...name][0]?.toUpperCase() ?? ""

/** The company's logo, or in its colour the first letter of what its portal is called, and that name. */
export function Company() {
  const face = useFace()
  const title = usePortalTitle()
  return (
    <Show when={face}>
      {(company) => (
        <span class="company">
          <Show when={company().logoUrl} fallback={<span class="company-mark">{initial(title())}</span>}>
            {(url) => <img class="company-logo" src={url()} alt="" height="32" />}
          </Show>
          <bdi class="company-name">{title()}</bdi>
        </span>
      )}
    </Show>
  )
}
