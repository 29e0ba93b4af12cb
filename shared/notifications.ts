import * as z from "zod"

/**
 * Who is told of what by mail: the one table that routes, mails and both apps share. What is `required` is part of
 * the business itself and cannot be switched off (CAN-SPAM's and GDPR's transactional mail).
 */
export const contactNotifications = {
  invoicePublished: { required: false },
  creditNoteIssued: { required: false },
  estimatePublished: { required: false },
  paymentReceipt: { required: true },
  statement: { required: false },
  queryReply: { required: false },
  requestDecided: { required: true },
  detailsDecided: { required: true },
  /** To join, sent to many at once: of no matter to who is in, so that only the mail itself offers to stop it. */
  bulkInvitation: { required: false },
} as const
export const staffNotifications = {
  paymentReceived: { required: false },
  queryReceived: { required: false },
  queryAssigned: { required: false },
  creditNoteRequested: { required: false },
  estimateDecided: { required: false },
  detailsProposed: { required: false },
} as const
export type ContactNotification = keyof typeof contactNotifications
export type StaffNotification = keyof typeof staffNotifications
export type Notification = ContactNotification | StaffNotification

const names = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as [T, ...T[]]
export const contactNotificationNames = names(contactNotifications)
export const staffNotificationNames = names(staffNotifications)

/** What somebody has switched off; everything else is on. */
export const MutedByContact = z.array(z.enum(contactNotificationNames)).optional()
export const MutedByStaff = z.array(z.enum(staffNotificationNames)).optional()

export const NotificationSettings = z.object({
  items: z.array(
    z.object({
      kind: z.enum([...contactNotificationNames, ...staffNotificationNames]),
      on: z.boolean(),
      required: z.boolean(),
    }),
  ),
})
export const SetNotification = z.strictObject({
  kind: z.enum([...contactNotificationNames, ...staffNotificationNames], "required"),
  on: z.boolean(),
})
