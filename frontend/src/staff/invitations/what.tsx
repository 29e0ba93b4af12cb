import { createSignal, For, Show, Suspense } from "solid-js"
import type { Recipient } from "../../../../shared/bulk-invitations.ts"
import type { Language } from "../../../../shared/fields.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, Switch, TextField } from "../../ui/field.tsx"
import { Segments } from "../../ui/segments.tsx"
import { type Drafting, textsOf } from "./draft.ts"
import { useLanguages } from "./languages.ts"
import { createLook } from "./look.tsx"
import { MailPreview } from "./mail-preview.tsx"
import { OwnTextFields } from "./own-text.tsx"
import { useInvitationWords } from "./words.ts"

type Fields = Record<string, string>
type Props = Drafting & { back: () => void; next: () => void }

/** Whose mail the preview shows: anybody's, or that of one who will get it. */
function PreviewOf(props: { drafting: Drafting; onFields: (fields: Fields) => void }) {
  const { own } = useInvitationWords()
  const languages = useLanguages()
  const look = createLook(props.drafting.selection)
  const people = () => look()?.someRecipients ?? []
  const [contactId, setContactId] = createSignal<string>()
  const [language, setLanguage] = createSignal<Language>()
  const person = (): Recipient | undefined =>
    people().find((one) => one.contactId === contactId()) ?? people()[0]
  const shown = () => language() ?? person()?.language ?? languages()[0]?.value ?? "en"
  const asked = () => {
    const { draft } = props.drafting
    const bookingUrl = draft.bookingUrl.trim()
    const one = person()
    return {
      texts: textsOf(draft),
      guide: draft.guide,
      ...(bookingUrl && { bookingUrl }),
      ...(one && { customerId: one.customerId, contactId: one.contactId }),
      language: shown(),
      toMany: true,
    }
  }
  return (
    <div class="stack preview">
      <div class="preview-of">
        <Show when={people().length}>
          <SelectField
            label={own().previewOf}
            value={person()?.contactId ?? ""}
            onInput={(id) => {
              setContactId(id)
              setLanguage(undefined)
            }}
            options={people().map((one) => ({
              value: one.contactId,
              text: `${one.name} · ${one.customerName}`,
            }))}
          />
        </Show>
        <Show when={languages().length > 1}>
          <Segments label={own().previewIn} options={languages()} value={shown()} onChoose={setLanguage} />
        </Show>
      </div>
      <MailPreview asked={asked()} onFields={props.onFields} />
    </div>
  )
}

/** Every text of the company's own needs a subject; what else is wrong with it the server says. */
const missingIn = ({ texts }: Drafting["draft"]): Fields =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => text.on && !text.subject.trim())
      .map(([language]) => [`texts.${language}.subject`, "required"]),
  )

export function WhatStep(props: Props) {
  const { own } = useInvitationWords()
  const languages = useLanguages()
  const [said, setSaid] = createSignal<Fields>({})
  const [missing, setMissing] = createSignal<Fields>({})
  const errors = () => ({ ...said(), ...missing() })
  let form: HTMLFormElement | undefined
  function goOn(event: SubmitEvent) {
    event.preventDefault()
    setMissing(missingIn(props.draft))
    if (Object.keys(errors()).length === 0) props.next()
    else form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }
  return (
    <div class="writing">
      <form class="stack" novalidate ref={form} onSubmit={goOn} onInput={() => setMissing({})}>
        <div class="card stack">
          <h2>{own().whatTitle}</h2>
          <For each={languages()}>
            {(language) => (
              <OwnTextFields
                language={language.value}
                name={language.text}
                text={props.draft.texts[language.value]}
                errors={errors()}
                set={(change) => props.set("texts", language.value, change)}
              />
            )}
          </For>
        </div>
        <div class="card">
          <Switch
            label={own().guide}
            hint={own().guideHint}
            checked={props.draft.guide}
            onChange={(guide) => props.set("guide", guide)}
          />
          <TextField
            name="bookingUrl"
            label={own().booking}
            hint={own().bookingHint}
            value={props.draft.bookingUrl}
            error={errors().bookingUrl}
            onInput={(text) => props.set("bookingUrl", text)}
            type="url"
            optional
            ltr
          />
        </div>
        <div class="actions" data-end="">
          <Button onClick={props.back}>{own().back}</Button>
          <Button kind="primary" type="submit">
            {own().goOn}
          </Button>
        </div>
      </form>
      <Suspense>
        <PreviewOf drafting={props} onFields={setSaid} />
      </Suspense>
    </div>
  )
}
