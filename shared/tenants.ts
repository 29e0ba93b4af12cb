import * as z from "zod"
import { BankSlot } from "./bank-transfers.ts"
import { CustomLink } from "./custom-links.ts"
import { Address, Currency, Email, Instant, Language, line, optionalLine, Password, Trn } from "./fields.ts"
import { impersonates } from "./look-alikes.ts"
import { PartPayments } from "./payments.ts"
import { planNames } from "./plans.ts"
import { QuerySettings } from "./queries.ts"
import { Sender } from "./sender-domain.ts"
import { StatementSchedule } from "./statements.ts"
import { Stored } from "./stored.ts"

export const visibilityKinds = [
  "invoices",
  "onlinePayment",
  "statements",
  "estimates",
  "projects",
  "retainers",
  "queries",
  "creditNoteRequests",
] as const
export type VisibilityKind = (typeof visibilityKinds)[number]
export const Visibility = z.record(z.enum(visibilityKinds), z.boolean())
export type Visibility = z.infer<typeof Visibility>

/** What one customer sees where it differs from the company's default; what is absent is inherited. */
export const VisibilityOverrides = z.partialRecord(z.enum(visibilityKinds), z.boolean())
export type VisibilityOverrides = z.infer<typeof VisibilityOverrides>

/** What holds for a customer: its own choice where there is one, else the company's. */
export const effectiveVisibility = (standard: Visibility, own: VisibilityOverrides = {}): Visibility => ({
  ...standard,
  ...own,
})

export const Colour = z.string().regex(/^#[0-9a-f]{6}$/, "not_a_colour")
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{1,38})[a-z0-9]$/, "not_a_slug")
export const TimeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "not_a_time_zone")

/** A text of the company's own in the languages that it wrote it in. */
export const Bilingual = z.object({ en: z.string().optional(), ar: z.string().optional() })
export type Bilingual = z.infer<typeof Bilingual>
export const bilingual = (max: number) => z.strictObject({ en: optionalLine(max), ar: optionalLine(max) })

export const Brand = z.object({
  colour: Colour,
  senderName: z.string().max(80),
  replyTo: z.string().max(254).optional(),
  /** Changes with the picture, so that its address can be cached for ever. */
  logoVersion: z.string().max(64).optional(),
  /** What the portal calls itself, in tabs and above sign-in; the company's name where absent. */
  title: Bilingual.optional(),
  /** Shown to whoever opens the portal, before and after signing in. */
  welcome: Bilingual.optional(),
})
export type Brand = z.infer<typeof Brand>

export const StripeAccount = z.object({
  accountId: z.string(),
  /** Stripe lets the account take cards now. */
  chargesEnabled: z.boolean(),
  detailsSubmitted: z.boolean(),
  /** Currencies that accounts of its country cannot charge in. */
  excluded: z.array(Currency).optional(),
})

/** One that stopped working is served on, though no new mail names it. */
export const PortalHost = z.object({ host: z.string(), works: z.boolean() })

/** Lives where the tenant's customers may read it: nothing here is secret. */
export const Tenant = Stored.extend({
  name: z.string(),
  nameArabic: z.string().optional(),
  slug: z.string(),
  /** Earlier ones, newest first: theirs for ever, so that old mails lead on and to nobody else. */
  formerSlugs: z.array(z.object({ slug: z.string(), until: Instant })).optional(),
  country: z.string(),
  currency: Currency,
  timeZone: z.string(),
  language: Language,
  /** What its customers may choose between; `language` is one of them. */
  languages: z.array(Language).min(1).default(["en", "ar"]),
  trn: z.string().optional(),
  address: Address,
  email: z.string(),
  phone: z.string().optional(),
  brand: Brand,
  portal: z.object({
    enabled: z.boolean(),
    visibility: Visibility,
    /** Whether every contact needs a second factor. */
    secondFactor: z.boolean().default(false),
  }),
  /** Its contacts' sessions begun before this are over: set whenever the portal is closed. */
  sessionsNotBefore: Instant.optional(),
  /** Previews begun before this are over: set whenever somebody who may preview loses that right. */
  previewsNotBefore: Instant.optional(),
  stripe: StripeAccount.optional(),
  /** Accounts that were disconnected, newest first: money that was on its way to them is still booked. */
  formerStripe: z.array(z.string()).optional(),
  /** Whether customers may pay less than they owe; only the whole where absent. */
  partPayments: PartPayments.optional(),
  /** Where customers transfer money to, for each currency. */
  bank: z.array(BankSlot).optional(),
  /** The address of its own that its mails come from. */
  sender: Sender.optional(),
  queries: QuerySettings.optional(),
  /** Hosts of its own that its portal is served at, the main one first. */
  hosts: z.array(PortalHost).optional(),
  plan: z.enum(planNames).default("free"),
  links: z.array(CustomLink).optional(),
  statements: StatementSchedule.optional(),
  /** The sample data that it looks at, until it is removed. */
  sampleDataId: z.string().optional(),
  createdAt: Instant,
})
export type Tenant = z.infer<typeof Tenant>

/** What a company calls itself before its customers: anything but our name or a payment company's (R60). */
const notProtected = (name: string | undefined) => !name || !impersonates(name)
const ownName = (max: number) => line(max).refine(notProtected, "protected_name")
const ownOptionalName = (max: number) => optionalLine(max).refine(notProtected, "protected_name")

export const SignUp = z.strictObject({
  company: ownName(120),
  name: line(120),
  email: Email,
  password: Password,
  country: z.string().regex(/^[A-Z]{2}$/, "required"),
  currency: Currency,
  timeZone: TimeZone,
  slug: Slug,
  language: Language,
})
export type SignUp = z.infer<typeof SignUp>

export const UpdateTenant = z.strictObject({
  name: ownName(120),
  nameArabic: ownOptionalName(120),
  trn: z.union([Trn, z.literal("")]).optional(),
  address: Address,
  email: Email,
  phone: optionalLine(40),
  timeZone: TimeZone,
  language: Language,
  /** What is offered stays as it is where absent. */
  languages: z.array(Language).min(1, "required").max(2).optional(),
})
export type UpdateTenant = z.infer<typeof UpdateTenant>

export const ChangeSlug = z.strictObject({ slug: Slug })
export type ChangeSlug = z.infer<typeof ChangeSlug>

export const UpdatePortal = z.strictObject({
  enabled: z.boolean(),
  visibility: Visibility,
  secondFactor: z.boolean().optional(),
})
export type UpdatePortal = z.infer<typeof UpdatePortal>

export const UpdateBranding = z.strictObject({
  colour: Colour,
  senderName: ownName(80),
  replyTo: z.union([Email, z.literal("")]).optional(),
  /** Both stay as they are where absent; an emptied language is removed. */
  title: z.strictObject({ en: ownOptionalName(60), ar: ownOptionalName(60) }).optional(),
  welcome: bilingual(300).optional(),
})
export type UpdateBranding = z.infer<typeof UpdateBranding>

export const logoSizes = ["print", "screen", "icon"] as const
export type LogoSize = (typeof logoSizes)[number]

export const LogoAddress = z.strictObject({
  v: z.string().regex(/^[0-9a-f]{32}$/, "invalid"),
  size: z.enum(logoSizes).default("screen"),
})
export type LogoAddress = z.infer<typeof LogoAddress>

/** What a portal host shows before anybody signed in. */
export const PortalFace = z.object({
  name: z.string(),
  nameArabic: z.string().optional(),
  colour: Colour,
  logoUrl: z.string().nullable(),
  language: Language,
  languages: z.array(Language).min(1),
  title: Bilingual.optional(),
  welcome: Bilingual.optional(),
  enabled: z.boolean(),
  /** Where the portal is now, where this host is not its main one: with path and query, the same page is there. */
  movedTo: z.string().nullable(),
  /** How to reach the company, while its portal is closed. */
  contact: z.object({ email: z.string(), phone: z.string().optional() }).optional(),
})
export type PortalFace = z.infer<typeof PortalFace>

export const checklistSteps = [
  "portalEnabled",
  "branding",
  "dataImported",
  "paymentsConnected",
  "firstInvitation",
  "firstSignIn",
] as const
export const Checklist = z.object({
  steps: z.array(z.object({ step: z.enum(checklistSteps), done: z.boolean() })),
})
export type Checklist = z.infer<typeof Checklist>
