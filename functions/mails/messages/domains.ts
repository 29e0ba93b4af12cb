import type { Language } from "../../../shared/fields.ts"
import type { MailContent } from "../layout/layout.ts"
import type { UserText } from "../layout/user-text.ts"
import { dictionaries } from "../words/dictionaries.ts"
import { footerOf } from "./links.ts"

type Forwarded = {
  language: Language
  company: UserText
  host: UserText
  /** Empty where they wrote none. */
  note: UserText
  url: string
}

/** The way to the records, for somebody who knows DNS and not us. Not the records: what is copied must be exact. */
export function domainForwarded(about: Forwarded): MailContent {
  const { language, company, host, note, url } = about
  const { domainForwarded: words } = dictionaries[language]
  return {
    subject: words.subject(host),
    preheader: words.preheader,
    heading: words.subject(host),
    paragraphs: [words.text(host, company), ...(note ? [`${words.asks} ${note}`] : []), words.live],
    button: { label: words.button, url },
    notes: [words.whyYou(company)],
    footer: footerOf(language, "portico", company),
  }
}
