import * as z from "zod"
import { AttachmentView } from "./attachments.ts"
import { Instant, optionalLine } from "./fields.ts"
import { Stored } from "./stored.ts"

export const downloadsMax = 40
/** As many as are read in one go; who has more to choose gives it to all. */
export const chosenCustomersMax = 100

/** A file of the company's that its customers may save, such as contract terms. */
export const Download = Stored.extend({
  en: z.string().optional(),
  ar: z.string().optional(),
  file: AttachmentView,
  /** Who gets it; everybody where absent. */
  customerIds: z.array(z.string()).optional(),
  createdAt: Instant,
})
export type Download = z.infer<typeof Download>

export const WriteDownload = z
  .strictObject({
    en: optionalLine(80),
    ar: optionalLine(80),
    attachmentId: z.string("required").min(1, "required").max(64),
    /** Null for everybody. */
    customerIds: z
      .array(z.string().max(64))
      .min(1, "required")
      .max(chosenCustomersMax, "too_many")
      .nullable(),
  })
  .refine(({ en, ar }) => en || ar, { path: ["en"], message: "required" })
export type WriteDownload = z.infer<typeof WriteDownload>
/** `version` is the one that was looked at: what somebody else changed meanwhile is not overwritten. */
export const ChangeDownload = WriteDownload.safeExtend({ id: z.string(), version: z.int() })
export type ChangeDownload = z.infer<typeof ChangeDownload>

/** As staff see it. */
export const DownloadLine = Download.omit({ customerIds: true }).extend({
  customers: z.array(z.object({ id: z.string(), name: z.string() })).nullable(),
})
export type DownloadLine = z.infer<typeof DownloadLine>
export const DownloadLines = z.object({ items: z.array(DownloadLine) })
export type DownloadLines = z.infer<typeof DownloadLines>

/** As a customer sees it: whoever else gets it is nothing of theirs. */
export const OwnDownload = Download.pick({ id: true, en: true, ar: true, file: true, createdAt: true })
export type OwnDownload = z.infer<typeof OwnDownload>
export const OwnDownloads = z.object({ items: z.array(OwnDownload) })
export type OwnDownloads = z.infer<typeof OwnDownloads>
