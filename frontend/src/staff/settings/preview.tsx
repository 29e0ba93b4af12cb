import { createSignal, Show } from "solid-js"
import type { Language } from "../../../../shared/fields.ts"
import { offeredLanguage } from "../../../../shared/languages.ts"
import { type PreviewPage, previewPages } from "../../brand-preview/draft.ts"
import { schemeNow } from "../../lib/theme.ts"
import { Segments } from "../../ui/segments.tsx"
import { languageNames } from "../language.tsx"
import { useStaff } from "../session.tsx"
import { BrandMail } from "./brand-mail.tsx"
import { type DraftedBrand, draftedPortal } from "./drafted.ts"
import { type FrameSize, PortalFrame } from "./portal-frame.tsx"
import { usePreviewWords } from "./preview-words.ts"

type Shown = PreviewPage | "mail"

const startingSize = (): FrameSize => (matchMedia("(max-width: 48rem)").matches ? "phone" : "desktop")

/** What is looked at, and how. It begins as the reader sees the staff app. */
function createLook() {
  const { language: reader } = usePreviewWords()
  const { tenant } = useStaff()
  const [page, setPage] = createSignal<Shown>("home")
  const [language, setLanguage] = createSignal<Language>(offeredLanguage(tenant(), reader()))
  const [scheme, setScheme] = createSignal(schemeNow())
  const [size, setSize] = createSignal(startingSize())
  return { page, setPage, language, setLanguage, scheme, setScheme, size, setSize }
}
type Look = ReturnType<typeof createLook>

function Pages(props: { look: Look }) {
  const { own } = usePreviewWords()
  const { may } = useStaff()
  const pages = (): Shown[] => [...previewPages, ...(may("invitations.send") ? (["mail"] as const) : [])]
  return (
    <Segments
      label={own().page}
      options={pages().map((page) => ({ value: page, text: own().pages[page] }))}
      value={props.look.page()}
      onChoose={props.look.setPage}
    />
  )
}

/** Mails look the same in the light and in the dark, and how wide they are is the mail program's to say. */
function Ways(props: { look: Look }) {
  const { own } = usePreviewWords()
  const { tenant } = useStaff()
  return (
    <div class="preview-ways">
      <Show when={tenant().languages.length > 1}>
        <Segments
          label={own().language}
          options={languageNames}
          value={props.look.language()}
          onChoose={props.look.setLanguage}
        />
      </Show>
      <Show when={props.look.page() !== "mail"}>
        <Segments
          label={own().scheme}
          options={(["light", "dark"] as const).map((value) => ({ value, text: own().schemes[value] }))}
          value={props.look.scheme()}
          onChoose={props.look.setScheme}
        />
        <Segments
          label={own().size}
          options={(["desktop", "phone"] as const).map((value) => ({ value, text: own().sizes[value] }))}
          value={props.look.size()}
          onChoose={props.look.setSize}
        />
      </Show>
    </div>
  )
}

function Portal(props: { look: Look; page: PreviewPage; brand: DraftedBrand }) {
  const { tenant } = useStaff()
  const draft = () => ({
    ...draftedPortal(tenant(), props.brand),
    page: props.page,
    language: props.look.language(),
    scheme: props.look.scheme(),
  })
  return <PortalFrame draft={draft()} size={props.look.size()} />
}

/** What customers will meet: the portal and the mail themselves, in a brand that is not saved yet. */
export function Preview(props: { brand: DraftedBrand }) {
  const { own } = usePreviewWords()
  const look = createLook()
  const page = () => {
    const shown = look.page()
    return shown === "mail" ? undefined : shown
  }
  return (
    <section class="card stack preview" aria-labelledby="preview">
      <h2 id="preview">{own().title}</h2>
      <Pages look={look} />
      <Ways look={look} />
      <Show when={page()} fallback={<BrandMail brand={props.brand} language={look.language()} />}>
        {(shown) => <Portal look={look} page={shown()} brand={props.brand} />}
      </Show>
      <p class="hint">{page() ? own().note : own().mailNote}</p>
    </section>
  )
}
