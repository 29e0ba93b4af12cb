import { attachmentBytesMax } from "../../shared/attachments.ts"
import { kindOf } from "./kind.ts"
import { type AttachmentType, cleanName } from "./name.ts"

type Checked = { name: string; type: AttachmentType } | { refused: "too_large" | "not_allowed" }

/** What we make of a file that somebody sends, by upload or by mail. */
export async function checkFile(bytes: Uint8Array, givenName: string): Promise<Checked> {
  if (bytes.length > attachmentBytesMax) return { refused: "too_large" }
  const type = bytes.length > 0 ? await kindOf(bytes, givenName) : undefined
  return type ? { type, name: cleanName(givenName, type) } : { refused: "not_allowed" }
}
