import { type attachmentTypes, attachmentTypes as extensions } from "../../shared/attachments.ts"

export type AttachmentType = keyof typeof attachmentTypes

/** Endings that say the same as the one we give. */
const sameAs: Partial<Record<AttachmentType, string[]>> = {
  "image/jpeg": ["jpeg", "jpe", "jfif"],
  "text/plain": ["text", "log", "md"],
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu
/** What file systems or shells read as something else than a letter. */
const special = /[<>:"|?*]/g
const stemMax = 100

export const extensionOf = (name: string) => /\.([a-z0-9]{1,10})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? ""

/** Digits after a dot are a part of the name: "Offer 2.1". */
const withoutExtension = (name: string) => name.replace(/\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,10}\s*$/i, "")

/** The last part of a way, as much of it as can be seen. */
export function visibleName(given: string) {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? ""
  const visible = last.replace(invisible, "").replace(special, " ").replace(/\s+/g, " ")
  return [...visible].slice(-2 * stemMax).join("")
}

const trimmed = (text: string) => text.replace(/^[.\s]+|[.\s]+$/g, "")

/**
 * A name that is safe to save a file under: no way into another folder, nothing that cannot be seen, nothing that
 * turns the reading direction, and the ending of what the file really is.
 */
export function cleanName(given: string, type: AttachmentType) {
  const extension = extensions[type]
  const visible = visibleName(given)
  const isRight = [extension, ...(sameAs[type] ?? [])].includes(extensionOf(visible))
  let stem = withoutExtension(visible)
  // What is left of "invoice.pdf.exe" must not become "invoice.pdf.pdf".
  if (!isRight && extensionOf(stem) === extension) stem = withoutExtension(stem)
  const kept = trimmed([...trimmed(stem)].slice(0, stemMax).join(""))
  return `${kept || "file"}.${isRight ? extensionOf(visible) : extension}`
}
