import { createEffect, createMemo } from "solid-js"
import { createStore } from "solid-js/store"
import type {
  ChosenPerson,
  CustomerSelection,
  DraftBulkInvitation,
  InvitationTexts,
} from "../../../../shared/bulk-invitations.ts"
import type { CustomerFilters } from "../../../../shared/customers.ts"
import type { Language } from "../../../../shared/fields.ts"
import { useStaff } from "../session.tsx"
import { instantIn } from "./zoned.ts"

type OwnText = { on: boolean; subject: string; message: string }

/** What is being put together. Everything stays as typed, so that switching a choice off and on loses nothing. */
export type Draft = {
  of: CustomerSelection["of"]
  search: string
  /** What else those of the customers' list have in common, where all of them were chosen there. */
  filters: CustomerFilters
  chosen: string[]
  people: ChosenPerson[]
  remind: string
  texts: Record<Language, OwnText>
  guide: boolean
  bookingUrl: string
  when: "now" | "later"
  day: string
  time: string
  /** The same for every try to send this one, so that it is sent once. */
  idempotencyKey: string
}

const noText = (): OwnText => ({ on: false, subject: "", message: "" })
const newDraft = (): Draft => ({
  of: "neverInvited",
  search: "",
  filters: {},
  chosen: [],
  people: [],
  remind: "",
  texts: { en: noText(), ar: noText() },
  guide: true,
  bookingUrl: "",
  when: "now",
  day: "",
  time: "09:00",
  idempotencyKey: crypto.randomUUID(),
})

export function selectionOf({ of, search, filters, chosen, people, remind }: Draft): CustomerSelection {
  if (of === "these") return { of, customerIds: [...chosen] }
  if (of === "people") return { of, people: people.map((person) => ({ ...person })) }
  if (of === "notAccepted") return { of, bulkInvitationId: remind }
  const searched = search.trim() ? { search: search.trim() } : {}
  return of === "all" ? { of, ...filters, ...searched } : { of, ...searched }
}

export const textsOf = ({ texts }: Draft): InvitationTexts =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([, text]) => text.on)
      .map(([language, { subject, message }]) => [language, { subject, message }]),
  )

/** When it is to begin, in the company's time zone; undefined is at once. */
export const startOf = ({ when, day, time }: Draft, timeZone: string) =>
  when === "later" && day && time ? instantIn(timeZone, day, time) : undefined

export function sentDraft(draft: Draft, timeZone: string): DraftBulkInvitation {
  const bookingUrl = draft.bookingUrl.trim()
  const startsAt = startOf(draft, timeZone)
  return {
    idempotencyKey: draft.idempotencyKey,
    selection: selectionOf(draft),
    texts: textsOf(draft),
    guide: draft.guide,
    ...(bookingUrl && { bookingUrl }),
    ...(startsAt && { startsAt }),
  }
}

/** Kept in this tab while its writer looks elsewhere, and apart from whoever else signs in here. */
export function createDraft() {
  const { self } = useStaff()
  const place = `newInvitation:${self().tenant.id}:${self().staff.id}`
  const kept = sessionStorage.getItem(place)
  const [draft, set] = createStore<Draft>({ ...newDraft(), ...(kept && (JSON.parse(kept) as Draft)) })
  createEffect(() => sessionStorage.setItem(place, JSON.stringify(draft)))
  return {
    draft,
    set,
    selection: createMemo(() => selectionOf(draft)),
    /** Sent: the next one begins with nothing of it. */
    forget() {
      set(newDraft())
    },
  }
}
export type Drafting = ReturnType<typeof createDraft>
