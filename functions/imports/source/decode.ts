import { isAscii, isUtf8 } from "node:buffer"
import { AppError } from "../../../shared/errors.ts"
import { importBytesMax } from "../../../shared/imports.ts"

/** The file cannot be imported at all; `reason` becomes the import's `failure`. */
export const refuse = (reason: string) => new AppError("invalid_input", reason, { reason })

const headBytes = 65_536
/** Bounds a record that never ends: a line of a million commas would become a million cells. */
const lineBytesMax = 1_000_000

const signatures: [reason: string, bytes: number[]][] = [
  ["file_compressed", [0x1f, 0x8b]],
  ["file_spreadsheet", [0x50, 0x4b, 0x03, 0x04]],
  ["file_spreadsheet", [0xd0, 0xcf, 0x11, 0xe0]],
  ["file_binary", [0x25, 0x50, 0x44, 0x46]],
]

const startsWith = (bytes: Buffer, start: number[]) => start.every((byte, at) => bytes[at] === byte)

type Encoding = "utf-8" | "utf-16le" | "utf-16be"

/** Half of the bytes of Latin text in UTF-16 are nil, always on the same side. */
function encodingOf(head: Buffer): Encoding {
  if (startsWith(head, [0xff, 0xfe])) return "utf-16le"
  if (startsWith(head, [0xfe, 0xff])) return "utf-16be"
  const sample = head.subarray(0, 400)
  const nils = (side: number) => sample.filter((byte, at) => byte === 0 && at % 2 === side).length
  const many = sample.length / 5
  if (sample.length >= 4 && nils(1) > many && nils(0) === 0) return "utf-16le"
  if (sample.length >= 4 && nils(0) > many && nils(1) === 0) return "utf-16be"
  return "utf-8"
}

async function* chunks(source: AsyncIterable<Uint8Array>) {
  let [total, line] = [0, 0]
  for await (const piece of source) {
    total += piece.length
    if (total > importBytesMax) throw refuse("file_too_large")
    for (let at = 0; at < piece.length; at += headBytes) {
      const part = piece.subarray(at, at + headBytes)
      const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
      const end = Math.max(bytes.lastIndexOf(10), bytes.lastIndexOf(13))
      line = end < 0 ? line + bytes.length : bytes.length - end
      if (line > lineBytesMax) throw refuse("line_too_long")
      yield bytes
    }
  }
}

/** Cuts the stream behind ASCII bytes, so that no character of any of the encodings is torn apart. */
async function* wholeCharacters(source: AsyncIterable<Buffer>) {
  let rest: Buffer[] = []
  for await (const bytes of source) {
    const end = bytes.findLastIndex((byte) => byte < 0x80) + 1
    if (end > 0) yield Buffer.concat([...rest, bytes.subarray(0, end)])
    if (end > 0) rest = []
    if (end < bytes.length) rest.push(bytes.subarray(end))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0

/**
 * What the first bytes beyond ASCII are: UTF-8, perhaps damaged in places, or a Windows code page. Arabic text
 * of Windows-1256 is long runs of high bytes; accents of Windows-1252 stand alone.
 */
function decoderFor(bytes: Buffer) {
  const text = bytes.toString("utf-8")
  const unreadable = count(text, /\ufffd/g)
  if (count(text, /[^\0-\x7f]/gu) > unreadable * 2) return new TextDecoder("utf-8")
  const high = bytes.toString("latin1").replace(/[\0-\x7f]+/g, " ")
  const inRuns = (high.match(/[^ ]{3,}/g) ?? []).join("").length
  return new TextDecoder(inRuns * 2 > high.replaceAll(" ", "").length ? "windows-1256" : "windows-1252")
}

async function* fromBytes(source: AsyncIterable<Buffer>) {
  let decoder: TextDecoder | undefined
  for await (const bytes of wholeCharacters(source)) {
    if (bytes.includes(0)) throw refuse("file_binary")
    if (!isAscii(bytes)) decoder ??= decoderFor(bytes)
    const ready = isAscii(bytes) || (decoder?.encoding === "utf-8" && isUtf8(bytes))
    yield ready ? bytes : Buffer.from(decoder?.decode(bytes) ?? "")
  }
}

async function* fromUtf16(source: AsyncIterable<Buffer>, encoding: Encoding) {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of source) yield Buffer.from(decoder.decode(bytes, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** Every line end as one `\n`: files put together from several hold all kinds, and each is one row. */
async function* withPlainLineEnds(source: AsyncIterable<Buffer>) {
  let torn = false
  for await (const piece of source) {
    const bytes = torn && piece[0] === 10 ? piece.subarray(1) : piece
    if (piece.length > 0) torn = piece.at(-1) === 13
    const plain = () => bytes.toString("latin1").replaceAll("\r\n", "\n").replaceAll("\r", "\n")
    yield bytes.includes(13) ? Buffer.from(plain(), "latin1") : bytes
  }
}

async function* withHead(head: Buffer, rest: AsyncIterator<Buffer>) {
  yield head
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function readHead(source: AsyncIterator<Buffer>) {
  const parts: Buffer[] = []
  let size = 0
  while (size < headBytes) {
    const next = await source.next()
    if (next.done) break
    parts.push(next.value)
    size += next.value.length
  }
  return Buffer.concat(parts)
}

async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const all = chunks(source)
  const head = await readHead(all)
  if (head.length === 0) throw refuse("file_empty")
  for (const [reason, bytes] of signatures) if (startsWith(head, bytes)) throw refuse(reason)
  const encoding = encodingOf(head)
  if (encoding !== "utf-8") return yield* fromUtf16(withHead(head, all), encoding)
  const start = startsWith(head, [0xef, 0xbb, 0xbf]) ? 3 : 0
  yield* fromBytes(withHead(head.subarray(start), all))
}

/** Any file as UTF-8 without its byte-order mark; throws when it is clearly not a text file. */
export const decode = (source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> =>
  withPlainLineEnds(decoded(source))
