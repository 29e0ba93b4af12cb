import * as z from "zod"
import { AttachmentView, attachmentIds } from "./attachments.ts"
import { documentKinds } from "./documents.ts"
import { CalendarDate, Currency, Email, Instant, line, Money, optionalLine, text } from "./fields.ts"
import { PageInput, page } from "./pages.ts"
import { Stored } from "./stored.ts"

/** `handled: false`: the portal says so and shows a person instead of a form. */
export const queryTopics = {
  invoice: { handled: true },
  payment: { handled: true },
  transfer: { handled: true },
  statement: { handled: true },
  document: { handled: true },
  account: { handled: true },
  other: { handled: true },
  complexDispute: { handled: false },
  renegotiation: { handled: false },
  offCycleBilling: { handled: false },
} as const
export type QueryTopic = keyof typeof queryTopics
export const queryTopicNames = Object.keys(queryTopics) as [QueryTopic, ...QueryTopic[]]

export const queryStatuses = ["open", "waitingForUs", "waitingForYou", "solved"] as const
export type QueryStatus = (typeof queryStatuses)[number]

const AboutDocument = z.object({ kind: z.enum(documentKinds), id: z.string(), number: z.string() })

/** What a customer says they have transferred, for finance to match with what arrives. It moves no money here. */
const Transferred = z.object({ amount: Money, on: CalendarDate, reference: z.string().optional() })

export const Query = Stored.extend({
  customerId: z.string(),
  topic: z.enum(queryTopicNames),
  subject: z.string(),
  about: AboutDocument.optional(),
  /** Of the topic `transfer`, and of no other. */
  transfer: Transferred.optional(),
  /** "You" is the customer: of `waitingForYou` the customer's answer is awaited. */
  status: z.enum(queryStatuses),
  contactId: z.string(),
  contactName: z.string(),
  /** Of the staff. */
  assigneeId: z.string().optional(),
  /** By when the company promised to answer. */
  promisedOn: CalendarDate,
  messages: z.int(),
  lastMessageAt: Instant,
  lastMessageBy: z.enum(["staff", "contact", "system"]),
  createdAt: Instant,
})
export type Query = z.infer<typeof Query>

/** Ids begin with the query's, so that a thread is read in one go and in order. */
export const QueryMessage = Stored.extend({
  customerId: z.string(),
  queryId: z.string(),
  author: z.object({ kind: z.enum(["staff", "contact", "system"]), id: z.string(), name: z.string() }),
  text: z.string(),
  attachmentIds: z.array(z.string()),
  via: z.enum(["portal", "staff", "mail"]),
  /** What a mail brought that could not be kept, by name. */
  leftOut: z
    .array(z.object({ name: z.string(), reason: z.enum(["too_large", "not_allowed", "too_many"]) }))
    .optional(),
  at: Instant,
})
export type QueryMessage = z.infer<typeof QueryMessage>

/** Lies with the company's own rows, where no customer's credentials reach. */
export const QueryNote = Stored.extend({
  queryId: z.string(),
  author: z.object({ id: z.string(), name: z.string() }),
  text: z.string(),
  at: Instant,
})
export type QueryNote = z.infer<typeof QueryNote>

export const QuerySummary = Query.omit({ version: true }).extend({
  customerName: z.string().optional(),
  assigneeName: z.string().optional(),
})
export type QuerySummary = z.infer<typeof QuerySummary>
export const QueryPage = page(QuerySummary)
export const QueryMessageView = QueryMessage.pick({
  id: true,
  author: true,
  text: true,
  via: true,
  leftOut: true,
  at: true,
}).extend({
  attachments: z.array(AttachmentView),
})
export const QueryThread = z.object({
  query: QuerySummary,
  messages: z.array(QueryMessageView),
})
export type QueryThread = z.infer<typeof QueryThread>
export const StaffQueryThread = QueryThread.extend({ notes: z.array(QueryNote.omit({ version: true })) })
export type StaffQueryThread = z.infer<typeof StaffQueryThread>

const words = text(8000).pipe(z.string().min(1, "required"))
const AdviseTransfer = z.strictObject({
  /** As it is typed. */
  amount: line(32),
  currency: Currency,
  on: CalendarDate,
  reference: optionalLine(100),
})
export const AskQuery = z.strictObject({
  topic: z.enum(queryTopicNames, "required"),
  subject: line(150),
  text: words,
  about: z.strictObject({ kind: z.enum(documentKinds), id: z.string().max(64) }).optional(),
  transfer: AdviseTransfer.optional(),
  attachmentIds,
})
export type AskQuery = z.infer<typeof AskQuery>
export const ReplyQuery = z.strictObject({ text: words, attachmentIds })
export type ReplyQuery = z.infer<typeof ReplyQuery>
export const StaffReplyQuery = ReplyQuery.extend({
  status: z.enum(["waitingForYou", "waitingForUs", "solved"]).default("waitingForYou"),
})
export const NoteQuery = z.strictObject({ text: words })
export const ListQueries = PageInput.extend({
  status: z.enum([...queryStatuses, "all", "unsolved"]).default("unsolved"),
  assignee: z.string().max(64).optional(),
})
export type ListQueries = z.infer<typeof ListQueries>

/** Whom to turn to for what the portal does not handle. */
export const AccountManager = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  /** Changes with the picture; its file is the customer's. */
  photo: z.string().optional(),
})
export type AccountManager = z.infer<typeof AccountManager>
export const DraftAccountManager = z.strictObject({ name: line(120), email: Email, phone: optionalLine(40) })
export const QueryOptions = z.object({
  topics: z.array(z.object({ topic: z.enum(queryTopicNames), handled: z.boolean() })),
  manager: AccountManager,
  /** When an answer to what is asked today is promised. */
  promisedOn: CalendarDate,
})

export const CannedReply = Stored.extend({
  title: z.string(),
  text: z.string(),
  textArabic: z.string().optional(),
})
export type CannedReply = z.infer<typeof CannedReply>
export const DraftCannedReply = z.strictObject({
  title: line(80),
  text: words,
  textArabic: text(8000).optional(),
})
export const QuerySettings = z.strictObject({
  /** Where queries are sent; the company's address where absent. */
  email: Email.optional(),
  /** In how many working days, Monday to Friday, the company answers. */
  answerDays: z.int().min(1, "required").max(30, "too_large"),
  manager: DraftAccountManager.optional(),
})
export type QuerySettings = z.infer<typeof QuerySettings>
