import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Mapping, readSource } from "../../functions/imports/source/rows.ts"
import { zohoExport } from "../../infra/local/demo-data.ts"
import { formatAmount } from "../../shared/money.ts"

const read = (text: string | Uint8Array, mapping: Partial<Mapping> = {}) => {
  async function* source() {
    yield Buffer.from(text)
  }
  return readSource(source(), { currency: "AED", ...mapping })
}

const usual = {
  "Invoice Date": "2026-10-01",
  "Invoice ID": "1001",
  "Invoice Number": "INV-1",
  "Invoice Status": "Sent",
  "Customer ID": "77",
  "Customer Name": "Al Noor",
  "Due Date": "2026-10-31",
  "Currency Code": "AED",
  "Item Name": "Cement",
  Quantity: "2",
  "Item Price": "50",
  "Item Total": "100.00",
  "Item Tax %": "5",
  "Item Tax Amount": "5.00",
  Total: "105.00",
  Balance: "105.00",
}
type Cells = Record<string, string>

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function csv(rows: Cells[], headers = Object.keys({ ...usual, ...rows[0] }), separator = ",") {
  const lines = rows.map((row) => headers.map((header) => ({ ...usual, ...row })[header] ?? ""))
  return [headers, ...lines].map((cells) => cells.map(quoted).join(separator)).join("\n")
}

const one = async (cells: Cells, mapping: Partial<Mapping> = {}) => {
  const file = await read(csv([cells]), mapping)
  return { invoice: file.invoices[0], problems: file.problems, file }
}

describe("columns", () => {
  test("names may differ in case, spaces, stars and order", async () => {
    const headers = Object.keys(usual).reverse()
    const odd = headers.map((header, at) =>
      at % 2 ? `*${header.toUpperCase()}` : ` ${header.toLowerCase()} `,
    )
    const text = csv([{}], headers).replace(headers.join(","), odd.join(","))
    const { format, invoices, problems } = await read(`\ufeff${text}`)
    expect([format, problems, invoices.length]).toEqual(["zoho-books", [], 1])
    expect(invoices).toEqual((await read(csv([{}]))).invoices)
  })

  test("unknown ones are left out, repeated ones told, and neither stops anything", async () => {
    const { invoices, headers, columns, problems } = await read(
      csv([{ "Shoe Size": "44", Total: "105.00" }])
        .replace("Shoe Size", "Shoe Size,Total")
        .replace("44", "44,1"),
    )
    expect(invoices).toHaveLength(1)
    expect(headers).toContain("Shoe Size")
    expect(Object.values(columns)).not.toContain(headers.indexOf("Shoe Size"))
    expect(problems).toEqual([{ row: 1, column: "Total", reason: "repeated_header" }])
  })

  test("what is missing is named, and can be mapped by hand", async () => {
    const text = csv([{}]).replace("Invoice Number", "Rechnung").replace("Total,Balance", "Summe,Balance")
    const { format, invoices, problems, columns, headers } = await read(text)
    expect([format, invoices]).toEqual(["zoho-books", []])
    expect(problems.map(({ reason, column }) => [reason, column])).toEqual([
      ["missing_column", "invoiceNumber"],
      ["missing_column", "total"],
    ])
    const mapped = { ...columns, invoiceNumber: headers.indexOf("Rechnung"), total: headers.indexOf("Summe") }
    expect((await read(text, { columns: mapped })).invoices[0]?.number).toBe("INV-1")
  })

  test("a table of something else is not taken for invoices", async () => {
    const { format, invoices, problems } = await read("Name,Colour\nCar,red\n")
    expect([format, invoices]).toEqual([undefined, []])
    expect(problems.every(({ reason }) => reason === "missing_column")).toBe(true)
  })
})

describe("an invoice", () => {
  test("is its rows together, adjacent or not, with header cells on each or only the first", async () => {
    const first = { "Item Name": "A", "Item Total": "60.00", "Item Tax Amount": "3.00" }
    const second = { "Item Name": "B", "Item Total": "40.00", "Item Tax Amount": "2.00" }
    const bare = { "Invoice Date": "", "Customer Name": "", Total: "", Balance: "", "Invoice Status": "" }
    const other = { "Invoice ID": "1002", "Invoice Number": "INV-2" }
    const { invoices, problems, rows, badRows } = await read(csv([first, other, { ...second, ...bare }]))
    expect([problems, rows, badRows]).toEqual([[], 3, 0])
    expect(invoices.map(({ number }) => number)).toEqual(["INV-1", "INV-2"])
    expect(invoices[0]?.lines.map(({ description, net }) => [description, net.minor])).toEqual([
      ["A", 6000],
      ["B", 4000],
    ])
  })

  test("keeps the source's total: rounding becomes adjustment, more is an error", async () => {
    const near = await one({ Total: "105.03", Balance: "105.03" })
    expect([near.problems, near.invoice?.adjustment.minor, near.invoice?.total.minor]).toEqual([[], 3, 10503])
    const far = await one({ Total: "105.06", Balance: "105.06" })
    expect(far.problems.map(({ reason, column, value }) => [reason, column, value])).toEqual([
      ["totals_differ", "Total", "105.06"],
    ])
    expect([far.invoice, far.file.badRows]).toEqual([undefined, 1])
  })

  test("adds shipping and adjustment and takes the discount of the whole off", async () => {
    const { invoice, problems } = await one({
      "Shipping Charge": "15",
      Adjustment: "-0.50",
      "Entity Discount Amount": "10",
      Total: "109.50",
      Balance: "109.50",
    })
    expect(problems).toEqual([])
    expect(invoice).toMatchObject({
      subtotal: { minor: 10000 },
      discount: { minor: 1000 },
      tax: { minor: 500 },
      adjustment: { minor: 1450 },
    })
  })

  test("of prices that include tax has its lines before tax", async () => {
    const { invoice, problems } = await one({
      "Is Inclusive Tax": "true",
      "Item Total": "105.00",
      "Item Price": "52.50",
    })
    expect([problems, invoice?.subtotal.minor, invoice?.tax.minor]).toEqual([[], 10000, 500])
  })

  test("in dinars has three decimals, in yen none", async () => {
    const dinars = {
      "Currency Code": "KWD",
      "Item Total": "100.125",
      "Item Tax Amount": "5.006",
      Total: "105.131",
    }
    expect((await one({ ...dinars, Balance: "0.001" })).invoice?.settled).toEqual({
      minor: 105130,
      currency: "KWD",
    })
    const yen = {
      "Currency Code": "JPY",
      "Item Total": "100",
      "Item Tax Amount": "5",
      Total: "105",
      Balance: "5",
    }
    expect((await one(yen)).invoice?.settled).toEqual({ minor: 100, currency: "JPY" })
    expect((await one({ ...yen, Total: "105.5" })).problems[0]?.reason).toBe("not_an_amount")
  })

  test.each([
    ["Draft", "105.00", "draft", 0],
    ["Sent", "105.00", "published", 0],
    ["Viewed", "105.00", "published", 0],
    ["PartiallyPaid", "5.00", "published", 10000],
    ["Partially Paid", "5.00", "published", 10000],
    ["Paid", "0.00", "published", 10500],
    ["paid", "", "published", 10500],
    ["OVERDUE", "105.00", "published", 0],
    ["Void", "0.00", "void", 0],
  ])("%s with a balance of %s", async (status, balance, document, settled) => {
    const { invoice, problems } = await one({ "Invoice Status": status, Balance: balance })
    expect([problems, invoice?.document, invoice?.settled.minor]).toEqual([[], document, settled])
  })

  test("in another currency than dirhams keeps its rate to dirhams", async () => {
    const { invoice } = await one({ "Currency Code": "USD", "Exchange Rate": "3.672500" })
    expect(invoice?.exchangeRate).toEqual({ toAed: "3.6725", on: "2026-10-01", source: "Zoho Books" })
  })
})

describe("a row that cannot be taken in is reported with its reason", () => {
  test.each<[Cells, string, string]>([
    [{ "Invoice Number": "" }, "missing_number", "Invoice Number"],
    [{ "Customer Name": " " }, "missing_customer", "Customer Name"],
    [{ "Invoice Date": "" }, "not_a_date", "Invoice Date"],
    [{ "Invoice Date": "31.02.2026" }, "not_a_date", "Invoice Date"],
    [{ "Due Date": "soon" }, "not_a_date", "Due Date"],
    [{ "Currency Code": "XYZ" }, "unknown_currency", "Currency Code"],
    [{ "Invoice Status": "Written off" }, "unknown_status", "Invoice Status"],
    [{ "Invoice Status": "" }, "unknown_status", "Invoice Status"],
    [{ Total: "many" }, "not_an_amount", "Total"],
    [{ Total: "" }, "missing_amount", "Total"],
    [{ Total: "-105.00", "Item Total": "-100.00", "Item Tax Amount": "-5" }, "negative_total", "Total"],
    [{ Balance: "105.01" }, "balance_out_of_range", "Balance"],
    [{ Balance: "-1" }, "balance_out_of_range", "Balance"],
    [{ Balance: "?" }, "not_an_amount", "Balance"],
    [{ Quantity: "two" }, "not_a_number", "Quantity"],
    [{ "Item Total": "1e2" }, "not_an_amount", "Item Total"],
    [{ "Item Total": "", "Item Price": "" }, "missing_amount", "Item Total"],
    [{ "Item Name": "x".repeat(2001) }, "too_long", "lineDescription"],
    [{ "Invoice Number": "x".repeat(61) }, "too_long", "Invoice Number"],
    [{ Total: "999999999999.99" }, "not_an_amount", "Total"],
  ])("%o", async (cells, reason, column) => {
    const { invoice, problems, file } = await one(cells, { dateFormat: "dd/MM/yyyy" })
    expect(invoice).toBeUndefined()
    expect(problems).toContainEqual(expect.objectContaining({ row: 2, reason, column }))
    expect(file.badRows).toBe(1)
  })

  test("rows of one invoice that disagree", async () => {
    const { invoices, problems, badRows } = await read(csv([{}, { Total: "99.00" }, { "Customer ID": "78" }]))
    expect([invoices, badRows]).toEqual([[], 3])
    expect(problems).toEqual([
      { row: 3, column: "Total", reason: "conflicting_header", value: "99.00", invoice: "1001" },
    ])
  })

  test("the second of two invoices with one number", async () => {
    const { invoices, problems, badRows } = await read(csv([{}, { "Invoice ID": "1002" }]))
    expect([invoices.length, badRows, problems.map(({ row, reason }) => [row, reason])]).toEqual([
      1,
      1,
      [[3, "duplicate_number"]],
    ])
  })

  test("a file that was appended to itself doubles no invoice", async () => {
    const { invoices, problems } = await read(csv([{}, {}]))
    expect([invoices, problems.map(({ reason }) => reason)]).toEqual([[], ["totals_differ"]])
  })

  test("good rows around a bad one are taken in", async () => {
    const rows = ["INV-1", "INV-2", "INV-3"].map((number, at) => ({
      "Invoice Number": number,
      "Invoice ID": `${at}`,
      Total: at === 1 ? "nonsense" : "105.00",
    }))
    const { invoices, badRows } = await read(csv(rows))
    expect([invoices.map(({ number }) => number), badRows]).toEqual([["INV-1", "INV-3"], 1])
  })

  test("an e-mail address that is none is told and left out, its invoice is not", async () => {
    const { invoice, problems, file } = await one({ "Primary Contact EmailID": "call us" })
    expect(invoice?.customer.email).toBeUndefined()
    expect([problems.map(({ reason }) => reason), file.badRows]).toEqual([["not_an_email"], 0])
  })
})

describe("dates", () => {
  const dated = (dates: string[]) =>
    csv(
      dates.map((date, at) => ({
        "Invoice ID": `${at}`,
        "Invoice Number": `INV-${at}`,
        "Invoice Date": date,
        "Due Date": "",
      })),
    )

  test("a file that leaves the order of day and month open is asked about, not guessed", async () => {
    const text = dated(["01/02/2026", "03/04/2026"])
    const { invoices, problems, dateFormat } = await read(text)
    expect([invoices, dateFormat]).toEqual([[], undefined])
    expect(problems).toEqual([{ row: 1, reason: "date_format_undecided", value: "01/02/2026" }])
    const asked = await read(text, { dateFormat: "MM/dd/yyyy" })
    expect(asked.invoices.map(({ issuedOn, dueOn }) => [issuedOn, dueOn])).toEqual([
      ["2026-01-02", "2026-01-02"],
      ["2026-03-04", "2026-03-04"],
    ])
  })

  test("one that says both is asked about too, and then its impossible dates are reported", async () => {
    const text = dated(["13/02/2026", "02/13/2026"])
    expect((await read(text)).problems[0]?.reason).toBe("date_format_undecided")
    const { invoices, problems } = await read(text, { dateFormat: "dd/MM/yyyy" })
    expect([invoices.length, problems.map(({ row, reason }) => [row, reason])]).toEqual([
      1,
      [[3, "not_a_date"]],
    ])
  })
})

describe("customers", () => {
  test("are one by id whatever their rows leave out", async () => {
    const email = "Accounts@Noor.example"
    const { customers } = await read(
      csv([
        { "Primary Contact EmailID": "" },
        { "Primary Contact EmailID": email, "Invoice ID": "2", "Invoice Number": "INV-2" },
      ]),
    )
    expect(customers).toMatchObject([{ id: "77", name: "Al Noor", email: "accounts@noor.example" }])
  })

  test("without ids, one name with two tax numbers is doubtful", async () => {
    const headers = [...Object.keys(usual).filter((header) => header !== "Customer ID"), "TRN"]
    const rows = ["100000000000003", "100000000000103"].map((trn, at) => ({
      TRN: trn,
      "Invoice ID": `${at}`,
      "Invoice Number": `INV-${at}`,
    }))
    expect((await read(csv(rows, headers))).customers).toMatchObject([{ name: "Al Noor", doubtful: true }])
  })

  test("lose direction marks and control characters of their names", async () => {
    const { invoice } = await one({ "Customer Name": "\u202eAl\u200b Noor\u0007" })
    expect(invoice?.customer.name).toBe("Al Noor")
  })
})

test("the demo company's whole export is read without a problem, and is the same file each time", async () => {
  const text = zohoExport(1, { today: "2026-11-22" })
  expect(zohoExport(1, { today: "2026-11-22" })).toBe(text)
  const { invoices, customers, problems, badRows } = await read(text)
  expect([invoices.length, customers.length, problems, badRows]).toEqual([600, 40, [], 0])
})

test("what is exported is what is read: any texts, amounts, order of columns and separators", async () => {
  const words = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => !text.includes("\ufffd"))
  const line = fc.record({
    name: words,
    quantity: fc.integer({ min: 1, max: 999 }),
    price: fc.nat(1_000_000),
  })
  const invoice = fc.record({
    number: fc.nat(999_999),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  })
  const books = fc.uniqueArray(invoice, { minLength: 1, maxLength: 8, selector: ({ number }) => number })
  const headers = fc.shuffledSubarray(Object.keys(usual), { minLength: Object.keys(usual).length })
  await fc.assert(
    fc.asyncProperty(books, headers, fc.constantFrom(",", ";", "\t"), async (invoices, order, separator) => {
      const expected = invoices.map(({ number, lines }) => ({
        number: `INV-${number}`,
        total: { minor: lines.reduce((sum, each) => sum + each.quantity * each.price, 0), currency: "AED" },
        lines: lines.map(({ quantity, price }) => ({ net: { minor: quantity * price, currency: "AED" } })),
      }))
      const rows = invoices.flatMap(({ number, lines }, at) =>
        lines.map(({ name, quantity, price }) => ({
          "Invoice ID": `${number}`,
          "Invoice Number": `INV-${number}`,
          "Item Name": name,
          Quantity: `${quantity}`,
          "Item Price": formatAmount(price, "AED"),
          "Item Total": formatAmount(quantity * price, "AED"),
          "Item Tax %": "0",
          "Item Tax Amount": "0",
          Total: formatAmount(expected[at]?.total.minor ?? 0, "AED"),
          Balance: formatAmount(expected[at]?.total.minor ?? 0, "AED"),
        })),
      )
      const text = rows.map((row) => order.map((header) => ({ ...usual, ...row })[header as "Total"]))
      const file = [order, ...text]
        .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
        .join("\r\n")
      const { invoices: found, problems } = await read(file)
      expect(problems).toEqual([])
      expect(found).toMatchObject(expected)
    }),
    { numRuns: 100 },
  )
})
