import * as z from "zod"
import { Instant, line } from "./fields.ts"
import { Stored } from "./stored.ts"

export const attachmentBytesMax = 10_000_000
/** What a file may be: decided by its bytes, never by its name or by what a browser says of it. */
export const attachmentTypes = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "text/csv": "csv",
  "text/plain": "txt",
} as const

export const Attachment = Stored.extend({
  /** Whose contacts may reach the file; the company's own has none. */
  customerId: z.string().optional(),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** The document, query message or request that shows it; until then only who uploaded it may use it. */
  ownerId: z.string().optional(),
  uploadedBy: z.object({ kind: z.enum(["staff", "contact", "system"]), id: z.string() }),
  /** Uploaded and checked. */
  state: z.enum(["uploading", "ready"]),
  /** Of a draft or an internal note: contacts do not get it. */
  internal: z.boolean().default(false),
  createdAt: Instant,
})
export type Attachment = z.infer<typeof Attachment>
export const AttachmentView = Attachment.pick({ id: true, name: true, type: true, bytes: true })
export type AttachmentView = z.infer<typeof AttachmentView>

export const StartUpload = z.strictObject({
  fileName: line(200),
  bytes: z.int().min(1, "empty_file").max(attachmentBytesMax, "too_large"),
})
export type StartUpload = z.infer<typeof StartUpload>
export const StartedUpload = z.object({
  id: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})
export const attachmentIds = z.array(z.string().max(64)).max(10, "too_many").default([])
/** A short-lived address from which the browser saves the file. */
export const DownloadUrl = z.object({ url: z.url() })
