import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { checkFile } from "../../functions/attachments/check.ts"
import { cleanName, extensionOf } from "../../functions/attachments/name.ts"
import { attachmentBytesMax, attachmentTypes } from "../../shared/attachments.ts"
import * as files from "../helpers/files.ts"

const text = (value: string) => new Uint8Array(Buffer.from(value))

describe("what a file is, is decided by its bytes", () => {
  test.each([
    ["a.pdf", files.pdf, "application/pdf"],
    ["a.png", files.png, "image/png"],
    ["a.jpg", files.jpeg, "image/jpeg"],
    ["a.webp", files.webp, "image/webp"],
    ["a.docx", files.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["a.xlsx", files.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["a.txt", text("Hello\r\n\tthere"), "text/plain"],
    ["رسالة.txt", text("مرحبا"), "text/plain"],
    ["a.csv", text("number,total\nINV-1,100.00"), "text/csv"],
    ["BMW.txt", text("BMW and MZ are how this text begins"), "text/plain"],
  ])("%s is taken", async (name, bytes, type) => {
    expect(await checkFile(bytes, name)).toEqual({ name, type })
  })

  test.each([
    ["a program called a PDF", "a.pdf", files.exe],
    ["a page", "a.html", files.html],
    ["a page called a text", "a.txt", files.html],
    ["a page after a line of text", "a.txt", text("Hello\n<script>alert(1)</script>")],
    ["a drawing with a script", "a.svg", files.svg],
    ["a drawing called a picture", "a.png", files.svg],
    ["a script by its name", "a.bat", text("echo hello")],
    ["a script by its first line", "a.txt", text("#!/bin/sh\nrm -rf /")],
    ["an archive", "a.zip", files.plainZip],
    ["an archive called a document", "a.docx", files.plainZip],
    ["a document with macros", "a.docx", files.docxWithMacros],
    ["a picture that is a page, too", "a.png", files.pngAndHtml],
    ["a document that is an archive, too", "a.pdf", files.pdfAndZip],
    ["text in no known encoding", "a.txt", new Uint8Array([0x48, 0xe9, 0x20, 0xff])],
    ["text with control characters", "a.txt", text("a\u0000b\u001b[31m")],
    ["nothing", "a.txt", new Uint8Array()],
  ])("%s is not", async (_, name, bytes) => {
    expect(await checkFile(bytes, name)).toEqual({ refused: "not_allowed" })
  })

  test("nor what is too large", async () => {
    expect(await checkFile(new Uint8Array(attachmentBytesMax + 1), "a.txt")).toEqual({ refused: "too_large" })
  })

  test("whatever the bytes, the answer is one of ours and in no time", async () => {
    const begins = fc.constantFrom(files.pdf, files.png, files.jpeg, files.docx, new Uint8Array())
    const bytes = fc.uint8Array({ maxLength: 400 })
    await fc.assert(
      fc.asyncProperty(begins, bytes, fc.string(), async (begin, rest, name) => {
        const checked = await checkFile(new Uint8Array([...begin, ...rest]), name)
        if ("refused" in checked) expect(checked.refused).toBe("not_allowed")
        else expect(Object.keys(attachmentTypes)).toContain(checked.type)
      }),
      { numRuns: 200 },
    )
  })
})

describe("names", () => {
  test.each([
    ["../../etc/passwd", "text/plain", "passwd.txt"],
    ["C:\\Users\\me\\offer.pdf", "application/pdf", "offer.pdf"],
    ["invoice.pdf.exe", "application/pdf", "invoice.pdf"],
    ["invoice\u202Efdp.exe", "application/pdf", "invoicefdp.pdf"],
    ["photo.JPEG", "image/jpeg", "photo.jpeg"],
    ["photo.png", "image/jpeg", "photo.jpg"],
    ["Offer 2.1", "application/pdf", "Offer 2.1.pdf"],
    ["...", "application/pdf", "file.pdf"],
    ['a<b>"c|d?.txt', "text/plain", "a b c d.txt"],
    ["كشف الحساب.pdf", "application/pdf", "كشف الحساب.pdf"],
  ] as const)("%j becomes what it is", (given, type, name) => {
    expect(cleanName(given, type)).toBe(name)
  })

  test("whatever the name, it is short, in no folder, seen wholly and ends as it should", () => {
    const types = Object.keys(attachmentTypes) as (keyof typeof attachmentTypes)[]
    const any = fc.string({ unit: "binary", maxLength: 300 })
    fc.assert(
      fc.property(any, fc.constantFrom(...types), (given, type) => {
        const name = cleanName(given, type)
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]|^\./u)
        expect([...name].length).toBeLessThan(112)
        expect(cleanName(name, type)).toBe(name)
        expect(extensionOf(name)).not.toBe("")
      }),
      { numRuns: 200 },
    )
  })
})
