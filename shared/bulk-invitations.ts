import * as z from "zod"
import { WebAddress } from "./custom-links.ts"
import { CustomerFilters } from "./customers.ts"
import { Instant, Language, line, optionalLine, text } from "./fields.ts"
import { PageInput, page } from "./pages.ts"
import { Stored } from "./stored.ts"
import { Colour } from "./tenants.ts"

export const selectedMax = 2000

/** Fewer than customers: they are ticked by hand, and each takes two ids. */
export const peopleMax = 500

export const ChosenPerson = z.strictObject({ customerId: z.string(), contactId: z.string() })
export type ChosenPerson = z.infer<typeof ChosenPerson>

/** Which customers are meant; what narrows it down is what narrows the list of customers. */
export const CustomerSelection = z.discriminatedUnion("of", [
  CustomerFilters.extend({ of: z.literal("all") }),
  /** None of whose contacts was ever invited. */
  z.strictObject({ of: z.literal("neverInvited"), search: optionalLine(100) }),
  z.strictObject({
    of: z.literal("these"),
    customerIds: z.array(z.string()).min(1, "required").max(selectedMax, "too_many"),
  }),
  /** Chosen one by one, whoever else is at their customer. */
  z.strictObject({
    of: z.literal("people"),
    people: z.array(ChosenPerson).min(1, "required").max(peopleMax, "too_many"),
  }),
  /** Who was sent this bulk invitation and is still not in: a reminder. */
  z.strictObject({ of: z.literal("notAccepted"), bulkInvitationId: z.string() }),
])
export type CustomerSelection = z.infer<typeof CustomerSelection>

/** The only words with a meaning in a company's own subject and message: `{contact}`, `{customer}`, `{company}`. */
export const mergeFields = ["contact", "customer", "company"] as const
export type MergeField = (typeof mergeFields)[number]
const merged = /\{([^{}]*)\}/g
const hasKnownFields = (value: string) =>
  [...value.matchAll(merged)].every(([, name]) => (mergeFields as readonly string[]).includes(name ?? ""))

export const InvitationText = z.strictObject({
  subject: line(150).refine(hasKnownFields, "unknown_merge_field"),
  message: text(2000).refine(hasKnownFields, "unknown_merge_field"),
})
export type InvitationText = z.infer<typeof InvitationText>

/** Each in the contact's language; where one is absent, our own words. */
export const InvitationTexts = z.strictObject({
  en: InvitationText.optional(),
  ar: InvitationText.optional(),
})
export type InvitationTexts = z.infer<typeof InvitationTexts>

export const DraftBulkInvitation = z.strictObject({
  /** Given by whoever asks: the same one twice is one bulk invitation. */
  idempotencyKey: z.string().min(16).max(64),
  selection: CustomerSelection,
  texts: InvitationTexts,
  /** Whether the quick-start guide is linked to. */
  guide: z.boolean(),
  /** Where a walkthrough can be booked. */
  bookingUrl: WebAddress.optional(),
  /** When it begins; at once where absent. */
  startsAt: Instant.optional(),
})
export type DraftBulkInvitation = z.infer<typeof DraftBulkInvitation>

/** Why a contact of a chosen customer gets no mail. `noContact` is of a customer that has nobody to write to. */
export const skippedReasons = [
  "noContact",
  "alreadyIn",
  "suppressed",
  "unsubscribed",
  "invitedLately",
  "removed",
] as const
export type SkippedReason = (typeof skippedReasons)[number]

export const bulkStates = [
  "preparing",
  "scheduled",
  "sending",
  "paused",
  "stopped",
  "done",
  "failed",
] as const
export type BulkState = (typeof bulkStates)[number]

export const recipientStates = [
  "queued",
  "sent",
  "delivered",
  "opened",
  "accepted",
  "bounced",
  "complained",
  "expired",
  "failed",
  "skipped",
] as const
export type RecipientState = (typeof recipientStates)[number]
export const RecipientCounts = z.record(z.enum(recipientStates), z.int())
export type RecipientCounts = z.infer<typeof RecipientCounts>

export const BulkInvitation = Stored.extend({
  state: z.enum(bulkStates),
  selection: CustomerSelection,
  texts: InvitationTexts,
  guide: z.boolean(),
  bookingUrl: z.string().optional(),
  startsAt: Instant.optional(),
  createdAt: Instant,
  createdBy: z.string(),
  /** Who would get one, once that is known. */
  total: z.int().optional(),
  /** A word of ours why it is paused or failed, when nobody of the company did it. */
  reason: z.enum(["too_many_bounces", "too_many_complaints", "portal_disabled", "portico"]).optional(),
  finishedAt: Instant.optional(),
})
export type BulkInvitation = z.infer<typeof BulkInvitation>

/** With the counts as of now; mails a second that it goes out with, and when it will be through at that rate. */
export const BulkInvitationView = BulkInvitation.extend({
  counts: RecipientCounts,
  mailsPerSecond: z.number(),
  throughAt: Instant.nullable(),
})
export type BulkInvitationView = z.infer<typeof BulkInvitationView>
export const BulkInvitationPage = page(BulkInvitationView)

export const Recipient = z.object({
  contactId: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  name: z.string(),
  email: z.string(),
  language: Language,
  state: z.enum(recipientStates),
  reason: z.enum(skippedReasons).optional(),
  at: Instant.optional(),
})
export type Recipient = z.infer<typeof Recipient>
export const RecipientPage = page(Recipient)
export const ListRecipients = PageInput.extend({ state: z.enum(recipientStates).optional() })

/** Looks at a selection before anything is sent. */
export const LookAtSelection = z.strictObject({ selection: CustomerSelection })
export type LookAtSelection = z.infer<typeof LookAtSelection>
export const SelectionLook = z.object({
  customers: z.int(),
  recipients: z.int(),
  skipped: z.record(z.enum(skippedReasons), z.int()),
  /** The first of each, to look at. */
  someRecipients: z.array(Recipient),
  someSkipped: z.array(Recipient),
})
export type SelectionLook = z.infer<typeof SelectionLook>

/** The mail as this contact would get it, with nothing in it that works. */
export const PreviewInvitation = DraftBulkInvitation.pick({
  texts: true,
  guide: true,
  bookingUrl: true,
}).extend({
  customerId: z.string().optional(),
  contactId: z.string().optional(),
  /** Of somebody who is not a contact yet; whatever was typed so far. */
  name: optionalLine(120),
  email: optionalLine(254),
  language: Language,
  note: text(500).optional(),
  /** Sent to many, it offers to stop mails like it. */
  toMany: z.boolean().optional(),
  /** A colour to try; the company's own where absent. */
  colour: Colour.optional(),
})
export type PreviewInvitation = z.infer<typeof PreviewInvitation>
export const InvitationPreview = z.object({ subject: z.string(), html: z.string(), text: z.string() })
export type InvitationPreview = z.infer<typeof InvitationPreview>

/** What may go with an invitation to one contact. */
export const SendInvitation = z.strictObject({ note: text(500).optional() })
export type SendInvitation = z.infer<typeof SendInvitation>
