import { zipSync } from "fflate"

/** Small files of every kind that is taken, and of some that are not. */

const utf8 = (text: string) => new Uint8Array(Buffer.from(text))

export const pdf = utf8(
  "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
)

export const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  ),
)
export const jpeg = new Uint8Array([
  ...Buffer.from("ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304", "hex"),
  ...Buffer.from("ffd9", "hex"),
])
export const webp = new Uint8Array([
  ...Buffer.from("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700", "hex"),
])

const contentTypes = (part: string, type: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`

const office = (part: string, type: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ "[Content_Types].xml": utf8(contentTypes(`/${part}`, type)), [part]: utf8("<a/>"), ...more })

const vendor = "application/vnd.openxmlformats-officedocument"
export const docx = office("word/document.xml", `${vendor}.wordprocessingml.document.main+xml`)
export const xlsx = office("xl/workbook.xml", `${vendor}.spreadsheetml.sheet.main+xml`)
export const docxWithMacros = office("word/document.xml", `${vendor}.wordprocessingml.document.main+xml`, {
  "word/vbaProject.bin": utf8("macro"),
})
export const plainZip = zipSync({ "readme.txt": utf8("Hello") })
export const exe = new Uint8Array([...utf8("MZ"), ...new Uint8Array(200), ...utf8("This program")])
export const html = utf8("<!doctype html><script>alert(1)</script>")
export const svg = utf8(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)
/** Begins as a picture and goes on as a page. */
export const pngAndHtml = new Uint8Array([...png, ...html])
export const pdfAndZip = new Uint8Array([...pdf, ...plainZip])
