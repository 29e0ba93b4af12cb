/** The numbered objects a PDF file is made of. Bodies are PDF syntax of our own making. */
export type Objects = (Uint8Array | undefined)[]

/** `12 0 R`: how one object names another. */
export type Reference = `${number} 0 R`

const latin1 = (text: string) => Buffer.from(text, "latin1")

export function reserve(objects: Objects): Reference {
  objects.push(undefined)
  return `${objects.length} 0 R`
}

export function write(objects: Objects, body: string | Uint8Array, at = reserve(objects)): Reference {
  objects[Number.parseInt(at, 10) - 1] = typeof body === "string" ? latin1(body) : body
  return at
}

/** A stream of bytes that are compressed already. */
export const writeStream = (objects: Objects, bytes: Uint8Array, entries = "") => {
  const head = `<< ${entries} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`
  return write(objects, Buffer.concat([latin1(head), bytes, latin1("\nendstream")]))
}

export const hexadecimal = (code: number) => code.toString(16).padStart(4, "0")

export const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, at) => hexadecimal(text.charCodeAt(at))).join("")

/** The only way for text that is not ours into a file: digits, so that no letter of it can act as syntax. */
export const textString = (text: string) => `<feff${utf16(text)}>`

/** The whole file: a header, every object, where each begins, and the trailer. */
export function serialize(objects: Objects, trailer: string): Uint8Array {
  // Bytes above 127 in the second line tell tools that the file is not text.
  const parts = [latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")]
  let length = parts[0]?.length ?? 0
  const offsets: string[] = []
  for (const [index, body] of objects.entries()) {
    if (!body) throw new Error(`object ${index + 1} was never written`)
    const part = Buffer.concat([latin1(`${index + 1} 0 obj\n`), body, latin1("\nendobj\n")])
    offsets.push(`${String(length).padStart(10, "0")} 00000 n \n`)
    parts.push(part)
    length += part.length
  }
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join("")}`
  const end = `trailer\n<< /Size ${count} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...parts, latin1(table), latin1(end)]))
}
