import { expect, test } from "vitest"
import { readCsv } from "../../functions/imports/source/csv.ts"
import { AppError } from "../../shared/errors.ts"

/** What reading a table gives: its rows with their numbers, or why there are none. */
async function read(...parts: (string | Uint8Array)[]) {
  async function* source() {
    for (const part of parts) yield typeof part === "string" ? Buffer.from(part) : part
  }
  const seen = { header: [] as string[], rows: [] as unknown[][], problems: [] as [number, string][] }
  try {
    await readCsv(source(), {
      header: (cells) => seen.header.push(...cells),
      row: (cells, row) => seen.rows.push([row, ...cells]),
      problem: ({ row, reason }) => seen.problems.push([row, reason]),
    })
    return { ...seen, refused: undefined }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...seen, refused: error.reason }
  }
}

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16()

test.each([
  ["UTF-8", Buffer.from("name,city\nالنور,Zürich\n")],
  ["UTF-8 with a byte-order mark", Buffer.from("\ufeffname,city\nالنور,Zürich\n")],
  ["UTF-16 LE", Buffer.from("\ufeffname,city\nالنور,Zürich\n", "utf16le")],
  ["UTF-16 BE", utf16be("\ufeffname,city\nالنور,Zürich\n")],
  ["UTF-16 LE without a mark", Buffer.from("name,city\nالنور,Zürich\n", "utf16le")],
  ["semicolons", Buffer.from("name;city\nالنور;Zürich\n")],
  ["tabs", Buffer.from("name\tcity\nالنور\tZürich\n")],
  ["a separator that Excel states", Buffer.from("sep=;\r\nname;city\r\nالنور;Zürich\r\n")],
  ["carriage returns alone", Buffer.from("name,city\rالنور,Zürich\r")],
  ["no last line end", Buffer.from("name,city\r\nالنور,Zürich")],
  ["quotes", Buffer.from('"name","city"\n"النور","Zürich"\n')],
])("%s reads the same", async (_, bytes) => {
  const { header, rows, problems } = await read(bytes)
  expect({ header, rows, problems }).toEqual({
    header: ["name", "city"],
    rows: [[expect.any(Number), "النور", "Zürich"]],
    problems: [],
  })
})

test("Windows code pages: accents of 1252, Arabic of 1256", async () => {
  const accents = await read(Buffer.from("name,city\nCafé Müller,München\n", "latin1"))
  expect(accents.rows).toEqual([[2, "Café Müller", "München"]])
  const arabic = Buffer.concat([
    Buffer.from("name,city\n"),
    Buffer.from("c7e1e4e6d1", "hex"),
    Buffer.from(",x\n"),
  ])
  expect((await read(arabic)).rows).toEqual([[2, "النور", "x"]])
})

test("characters torn between two pieces of the stream come out whole", async () => {
  const bytes = Buffer.from("name,city\nالنور,Zürich\n")
  const { rows } = await read(...Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)))
  expect(rows).toEqual([[2, "النور", "Zürich"]])
})

test("line ends of all kinds count as one each, wherever the stream is cut", async () => {
  const bytes = Buffer.from("a,b\r\n1,2\r\n\r\n3,4\n5,6\r7,8")
  const { rows } = await read(...Array.from(bytes, (_, at) => bytes.subarray(at, at + 1)))
  expect(rows.map(([row]) => row)).toEqual([2, 4, 5, 6])
})

test("a damaged byte in a UTF-8 file damages its own character only", async () => {
  const { rows } = await read(
    Buffer.from("name,city\nالنور,"),
    Buffer.from([0xff]),
    Buffer.from("x\nواحة,y\n"),
  )
  expect(rows).toEqual([
    [2, "النور", "\ufffdx"],
    [3, "واحة", "y"],
  ])
})

test.each([
  ["nothing", "", "file_empty"],
  ["only a byte-order mark", "\ufeff", "file_empty"],
  ["only blank lines", "\r\n\r\n  \n", "file_empty"],
  ["gzip", Buffer.from("1f8b0800", "hex"), "file_compressed"],
  ["a workbook", "PK\u0003\u0004rest", "file_spreadsheet"],
  ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), "file_spreadsheet"],
  ["a PDF", "%PDF-1.7\n", "file_binary"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "file_binary"],
  ["a NUL far into the text", `a,b\n${"1,2\n".repeat(50_000)}\u0000`, "file_binary"],
  ["100,000 columns", Array(100_000).fill("a").join(","), "too_many_columns"],
  ["501 columns", Array(501).fill("a").join(","), "too_many_columns"],
  ["a line of two million commas", `a,b\n${",".repeat(2_000_000)}`, "line_too_long"],
  ["200,001 rows", `a,b\n${"1,2\n".repeat(200_001)}`, "too_many_rows"],
  ["more than 50 MB", Buffer.alloc(50_000_001, "1234567,b\n"), "file_too_large"],
])("%s is refused with its reason", async (_, bytes, reason) => {
  expect((await read(bytes)).refused).toBe(reason)
})

test("blank lines keep the numbers that a spreadsheet shows", async () => {
  const { rows } = await read("\na,b\n\n1,2\n,\n3,4\n")
  expect(rows).toEqual([
    [4, "1", "2"],
    [6, "3", "4"],
  ])
})

test("quotes inside a cell are text; a quote never closed costs the rows it swallowed, with their place", async () => {
  const inside = await read('a,b\n1,5" pipe\n2,"3"" pipe"\n3,"x" y\n4,z\n')
  expect(inside.rows.map(([row]) => row)).toEqual([2, 3, 4, 5])
  expect(inside.rows.slice(0, 2)).toEqual([
    [2, "1", '5" pipe'],
    [3, "2", '3" pipe'],
  ])
  const swallowed = await read('a,b\n1,"x\n2,"y"\n3,z\n4,w\n')
  expect(swallowed.problems).toEqual([[2, "stray_quote"]])
  expect(swallowed.rows).toEqual([
    [4, "3", "z"],
    [5, "4", "w"],
  ])
  const open = await read('a,b\n1,2\n3,"x\n4,5\n')
  expect([open.rows, open.problems]).toEqual([[[2, "1", "2"]], [[3, "unreadable_from_here"]]])
})

test("lines within quotes belong to their cell, however they end", async () => {
  const { rows, problems } = await read(
    'a,b,c,d\n1,"Line 1\nLine 2\r\nLine 3",,\n2,"""Hello"",\nshe said",,\n',
  )
  expect(problems).toEqual([])
  expect(rows).toEqual([
    [2, "1", "Line 1\nLine 2\nLine 3", "", ""],
    [3, "2", '"Hello",\nshe said', "", ""],
  ])
})

test("rows that are too wide or hold too much are left out, short ones and idle separators are not", async () => {
  const { rows, problems } = await read(`a,b\n1,2,3\n4\n5,6,,\n7,${"x".repeat(40_000)}\n8,9\n`)
  expect(problems).toEqual([
    [2, "too_many_cells"],
    [5, "cell_too_long"],
  ])
  expect(rows.map(([row]) => row)).toEqual([3, 4, 6])
})

test("a quote that opens a bottomless cell ends the reading there", async () => {
  const { rows, problems } = await read(`a,b\n1,2\n3,"${"x\n".repeat(300_000)}`)
  expect(rows).toEqual([[2, "1", "2"]])
  expect(problems).toEqual([[3, "unreadable_from_here"]])
})
