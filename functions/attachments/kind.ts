import { attachmentTypes } from "../../shared/attachments.ts"
import { type AttachmentType, extensionOf } from "./name.ts"

/** How far browsers look into a file to guess what it is, with some to spare. */
const sniffedBytes = 2048
/** The end of a ZIP's directory lies within this many bytes of the file's. */
const zipTailBytes = 65_557
const markup = /<(!doctype|html|head|body|script|svg|iframe|object|embed|\?php)/i
const isZip = (type: string) => type.includes("openxmlformats")

const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")

/** Of a file that is one thing to us: that a browser or another program would not take it for another. */
function isTwoThings(type: string, bytes: Uint8Array) {
  const head = latin(bytes.subarray(0, sniffedBytes))
  if (markup.test(head)) return true
  if (type !== "application/pdf" && head.includes("%PDF-")) return true
  if (!isZip(type)) return latin(bytes.subarray(-zipTailBytes)).includes("PK\x05\x06")
  // Names in a ZIP are never compressed: macros, and what makes a Java program of it.
  const all = latin(bytes)
  return all.includes("vbaProject.bin") || all.includes("META-INF/MANIFEST.MF")
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text holds
const control = /[\0-\x08\x0b\x0e-\x1f\x7f]/
/** Text that a program would run, or show as something else than text. */
const programText = /^\s*(<|#!|\{\\rtf|%!PS|MIME-Version:)/i
const textExtensions = ["", "txt", "text", "log", "md", "csv"]

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function textKindOf(bytes: Uint8Array, name: string): AttachmentType | undefined {
  const text = textOf(bytes)
  const extension = extensionOf(name)
  if (text === undefined || control.test(text) || !textExtensions.includes(extension)) return undefined
  if (programText.test(text) || markup.test(text.slice(0, sniffedBytes))) return undefined
  return extension === "csv" ? "text/csv" : "text/plain"
}

const isAllowed = (type: string): type is AttachmentType => Object.hasOwn(attachmentTypes, type)

/**
 * What a file is, by its bytes: undefined where it is nothing that we keep. Its name only tells one text from
 * another, and tells on a script that calls itself one.
 */
export async function kindOf(bytes: Uint8Array, name: string): Promise<AttachmentType | undefined> {
  // Loaded when a file is here to be looked at.
  const { fileTypeFromBuffer } = await import("file-type")
  const found = await fileTypeFromBuffer(bytes)
  if (found && isAllowed(found.mime) && !found.mime.startsWith("text/"))
    return isTwoThings(found.mime, bytes) ? undefined : found.mime
  // A few short signatures are also how a text may begin, such as the BM of a bitmap.
  return textKindOf(bytes, name)
}
