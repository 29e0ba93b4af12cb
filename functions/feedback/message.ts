import * as z from "zod"
import { isRandomId } from "../../shared/ids.ts"

const Recipient = z.object({ emailAddress: z.string(), diagnosticCode: z.string().optional() })

/** What SES says of a mail, as its event publishing words it. Only mails of ours carry both tags. */
const Said = z.object({
  eventType: z.enum(["Send", "Delivery", "Bounce", "Complaint", "Reject"]),
  mail: z.object({
    destination: z.array(z.string()),
    tags: z.object({
      tenant: z.tuple([z.string().refine(isRandomId)]),
      mail: z.tuple([z.string().regex(/^[\w-]{1,120}$/)]),
    }),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().optional(),
      bouncedRecipients: z.array(Recipient),
    })
    .optional(),
  complaint: z
    .object({ complainedRecipients: z.array(Recipient), complaintFeedbackType: z.string().optional() })
    .optional(),
  reject: z.object({ reason: z.string().optional() }).optional(),
})

export type Feedback = {
  tenantId: string
  /** Of the row that the mail was claimed with. */
  sentMailId: string
  kind: "sent" | "delivered" | "bounced" | "complained" | "rejected"
  /** Of a bounce: the address does not exist, rather than was full or away. */
  permanent: boolean
  email: string
  detail: string
}

const kinds = {
  Send: "sent",
  Delivery: "delivered",
  Bounce: "bounced",
  Complaint: "complained",
  Reject: "rejected",
} as const

/** Servers say what they like, at any length. */
const detailMax = 300

/** Throws on what SES would never say. */
export function readFeedback(body: string): Feedback {
  const { eventType, mail, bounce, complaint, reject } = Said.parse(JSON.parse(body))
  const about = bounce?.bouncedRecipients[0] ?? complaint?.complainedRecipients[0]
  const detail =
    about?.diagnosticCode ?? bounce?.bounceSubType ?? complaint?.complaintFeedbackType ?? reject?.reason ?? ""
  return {
    tenantId: mail.tags.tenant[0],
    sentMailId: mail.tags.mail[0],
    kind: kinds[eventType],
    permanent: bounce?.bounceType === "Permanent",
    // The list of recipients may hold a name, too, and other capitals than were written to.
    email: mail.destination[0] ?? about?.emailAddress ?? "",
    detail: detail.slice(0, detailMax),
  }
}
