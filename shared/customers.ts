import * as z from "zod"
import { contactRoles } from "./access.ts"
import { CustomLink } from "./custom-links.ts"
import { addSeconds } from "./dates.ts"
import { Address, Currency, Email, Instant, Language, line, Money, optionalLine } from "./fields.ts"
import { linkSeconds } from "./links.ts"
import { MutedByContact } from "./notifications.ts"
import { AccountManager } from "./queries.ts"
import { Stored } from "./stored.ts"
import { PortalFace, Tenant, Visibility, VisibilityOverrides, visibilityKinds } from "./tenants.ts"

export const Customer = Stored.extend({
  name: z.string(),
  nameArabic: z.string().optional(),
  number: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  currency: Currency,
  trn: z.string().optional(),
  address: Address,
  source: z.object({ system: z.string(), id: z.string() }).optional(),
  /** Made up, for looking around: nothing of it may be changed, mailed or paid, and all of it goes at once. */
  sample: z.literal(true).optional(),
  /** Whom its contacts turn to for what the portal does not handle; the company's own where absent. */
  manager: AccountManager.optional(),
  /** Where it sees something else than the company's other customers. */
  visibility: VisibilityOverrides.optional(),
  createdAt: Instant,
})
export type Customer = z.infer<typeof Customer>

export const contactStates = ["notInvited", "invited", "active"] as const
export const Contact = Stored.extend({
  customerId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(contactRoles),
  language: Language,
  state: z.enum(contactStates),
  /** The newest invitation's link. */
  linkId: z.string().optional(),
  invitedAt: Instant.optional(),
  joinedAt: Instant.optional(),
  lastSeenAt: Instant.optional(),
  /** Sessions begun before this are over. */
  notBefore: Instant.optional(),
  /** Notifications that were switched off. */
  muted: MutedByContact,
  createdAt: Instant,
})
export type Contact = z.infer<typeof Contact>

/** As the team sees a contact: with why mails do not reach them, where they do not. */
export const ContactView = Contact.extend({
  mail: z.object({ state: z.enum(["bounced", "complained"]), at: Instant }).optional(),
})
export type ContactView = z.infer<typeof ContactView>

export const invitationStates = ["notInvited", "invited", "expired", "active"] as const
export type InvitationState = (typeof invitationStates)[number]

/** A contact's state, with an invitation that ran out told from one that still works. */
export const invitationStateOf = (
  { state, invitedAt }: Pick<Contact, "state" | "invitedAt">,
  now: string,
): InvitationState =>
  state === "invited" && invitedAt && addSeconds(invitedAt, linkSeconds.invitation) < now ? "expired" : state

export const ContactLine = ContactView.extend({
  customerName: z.string(),
  invitation: z.enum(invitationStates),
})
export type ContactLine = z.infer<typeof ContactLine>

/** Whom of all customers' contacts is meant; all of them without any. */
export const ContactFilters = z.strictObject({
  search: optionalLine(100),
  state: z.enum(invitationStates).optional(),
  role: z.enum(contactRoles).optional(),
  mail: z.literal("trouble").optional(),
})
export type ContactFilters = z.infer<typeof ContactFilters>

/** What a customer owes, one per currency that it has open invoices in. */
export const Balance = z.object({
  open: Money,
  overdue: Money,
  openCount: z.int(),
  overdueCount: z.int(),
})
export type Balance = z.infer<typeof Balance>

/** A line of the staff's customer list; `outstanding` holds one amount per currency that is not nil. */
export const portalStates = ["nobody", "neverInvited", "invited", "active"] as const
export type PortalState = (typeof portalStates)[number]
export const CustomerLine = Customer.pick({
  id: true,
  name: true,
  nameArabic: true,
  number: true,
  email: true,
  phone: true,
  currency: true,
  sample: true,
}).extend({
  outstanding: z.array(Money),
  /** How far whoever of its contacts is furthest is. */
  portal: z.enum(portalStates),
  /** Whether it sees something else than the company's other customers. */
  ownVisibility: z.boolean(),
})
export type CustomerLine = z.infer<typeof CustomerLine>

/** Which customers are meant; all of them without any. */
export const CustomerFilters = z.strictObject({
  search: optionalLine(100),
  portal: z.enum(portalStates).optional(),
  owing: z.enum(["owing", "overdue", "nothing"]).optional(),
  visibility: z.literal("own").optional(),
})
export type CustomerFilters = z.infer<typeof CustomerFilters>
export const ListCustomers = CustomerFilters.extend({ sort: z.enum(["name", "owed"]).default("name") })
export type ListCustomers = z.infer<typeof ListCustomers>

export const CustomerDetail = z.object({
  customer: Customer,
  contacts: z.array(ContactView),
  balances: z.array(Balance),
})
export type CustomerDetail = z.infer<typeof CustomerDetail>

export const CreateCustomer = z.strictObject({
  name: line(200),
  nameArabic: optionalLine(200),
  email: Email.optional(),
  phone: optionalLine(40),
  currency: Currency,
  trn: optionalLine(20),
  address: Address,
})
export type CreateCustomer = z.infer<typeof CreateCustomer>

/** All of them: what is not named is inherited again. */
export const SetVisibility = z.strictObject({ overrides: VisibilityOverrides })
export const visibilityTogether = 100
/** The kinds named, for each of these customers: on, off, or as the company's default again. The rest stays. */
export const ChangeVisibility = z.strictObject({
  customerIds: z.array(z.string()).min(1, "required").max(visibilityTogether, "too_many"),
  changes: z.partialRecord(z.enum(visibilityKinds), z.enum(["inherit", "on", "off"])),
})
export type ChangeVisibility = z.infer<typeof ChangeVisibility>

export const AddContact = z.strictObject({
  customerId: z.string(),
  name: line(120),
  email: Email,
  role: z.enum(contactRoles),
  language: Language,
})
export type AddContact = z.infer<typeof AddContact>

export const ChangeContactRole = z.strictObject({ role: z.enum(contactRoles, "required") })
export type ChangeContactRole = z.infer<typeof ChangeContactRole>

export const ChangeContactLanguage = z.strictObject({ language: Language })
export type ChangeContactLanguage = z.infer<typeof ChangeContactLanguage>

export const ChangeContactEmail = z.strictObject({ email: Email })
export type ChangeContactEmail = z.infer<typeof ChangeContactEmail>

/** What contacts of one customer see of each other. */
export const Colleague = Contact.pick({
  id: true,
  name: true,
  email: true,
  role: true,
  state: true,
  invitedAt: true,
  lastSeenAt: true,
})
export type Colleague = z.infer<typeof Colleague>
export const Colleagues = z.object({ items: z.array(Colleague) })

export const InviteColleague = AddContact.omit({ customerId: true })
export type InviteColleague = z.infer<typeof InviteColleague>

/** What the portal knows about its reader. */
export const PortalSelf = z.object({
  /** Set while staff look at the portal as this customer: nothing may be changed then. */
  preview: z.object({ staff: z.string(), until: Instant }).nullable(),
  contact: Contact.pick({
    id: true,
    name: true,
    email: true,
    role: true,
    language: true,
  }),
  customer: Customer.pick({ id: true, name: true, nameArabic: true, currency: true }),
  tenant: Tenant.pick({
    name: true,
    nameArabic: true,
    timeZone: true,
    email: true,
    phone: true,
    currency: true,
  }),
  face: PortalFace,
  visibility: Visibility,
  /** The company's own links, in their order. */
  links: z.array(CustomLink),
  /** Whether the company can take card payments now. */
  payable: z.boolean(),
  /** Whether it takes less than all that is owed. */
  takesParts: z.boolean(),
  /** Currencies that it has told bank details for. */
  transfers: z.array(Currency).optional(),
})
export type PortalSelf = z.infer<typeof PortalSelf>
