import { expect, test } from "vitest"
import { type Entry, entries } from "../infra/bundle.ts"
import { importOf, packagesOf, runAlone, sizeOf, sizeOfRest } from "./helpers/bundles.ts"
import { portalSite } from "./helpers/site.ts"

const kilobytes = (bytes: number) => bytes / 1024

/** Who may carry what is heavy, or holds a power that the others should not have. */
const carriers: Record<string, Entry[]> = {
  stripe: ["payments", "stripe-webhook", "jobs", "schedule"],
  "pdf-lib": ["documents", "jobs"],
  harfbuzzjs: ["documents", "jobs"],
  "bidi-js": ["documents", "jobs"],
  "csv-parse": ["jobs"],
  "csv-stringify": ["staff", "documents"],
  nodemailer: ["mail"],
  "@aws-sdk/client-ses": ["mail"],
  "@aws-sdk/client-sesv2": ["staff", "schedule"],
  "@aws-sdk/client-s3": ["auth", "staff", "documents", "jobs", "inbound"],
  "file-type": ["documents", "inbound"],
  "postal-mime": ["inbound"],
  "email-reply-parser": ["inbound"],
  // Another plan, whoever learns of it, lets the company's addresses be looked at.
  "@aws-sdk/client-sqs": [
    ...(["on-event", "staff", "schedule", "jobs", "mail", "operator", "domains"] as const),
    ...(["payments", "stripe-webhook"] as const),
  ],
  "@aws-sdk/client-cloudfront": ["domains"],
  "@aws-sdk/client-acm": ["domains"],
  "@aws-sdk/client-route-53": ["domains"],
  tldts: ["staff", "domains"],
  "@simplewebauthn/server": ["auth"],
  pngjs: ["auth", "staff", "documents", "jobs"],
}

test("heavy packages are only where their work is done", () => {
  const misplaced = entries.flatMap((entry) =>
    [...packagesOf(entry).keys()]
      .filter((name) => carriers[name]?.includes(entry) === false)
      .map((name) => `${name} in ${entry}`),
  )
  expect(misplaced).toEqual([])
})

test("no function carries the SDK's search for credentials, nor anything of the local cloud", () => {
  for (const entry of entries) {
    const names = [...packagesOf(entry).keys()]
    expect(
      names.filter((name) => /credential-provider-(?!env)|token-providers|aws-cdk|dynoxide/.test(name)),
    ).toEqual([])
    expect(names.filter((name) => ["infra", "test", "frontend"].includes(name))).toEqual([])
  }
})

/**
 * 290 KB of SDK, router and validation were the aim, 360 with our own code. It is 406 KB because every request
 * borrows its caller's rights: the STS and Secrets Manager clients are 32 KB that a function with rights of its own
 * would not need, and whole zod is 70 KB more than its small variant, which reads far worse in sixty schemas. What
 * customers do by themselves, from statements to credit-note requests, is 60 KB of the rest; one form of each address
 * and text, in letters of any script, and none that misleads, is 2, and what an account manager has beside a name
 * is 0.3; what a payment would settle, asked before it is begun, is 3.5. The files that they send and get are the documents' function's, and which hosts a portal has is 0.5.
 */
test("the portal's function stays small", () => {
  const { minified, gzip } = sizeOf("portal")
  expect(kilobytes(minified)).toBeLessThan(500)
  expect(kilobytes(gzip)).toBeLessThan(157)
})

/**
 * pdf-lib comes whole, some 510 KB of it: it serves one function that starts seldom and draws in milliseconds.
 * The staff's function knows every slice: invitations in bulk and mails brought it from 259 KB to 267, and the list of
 * public suffixes, by which a portal's own address is judged, is 36 more; the two-person change of bank details,
 * reconciliations and what plans count are some 6. The domains' function has that list, too, to
 * know where a zone begins, and clients of CloudFront, Route 53 and ACM, 222 KB before compression: nobody waits for it.
 */
const aims: Partial<Record<Entry, number>> = { documents: 450, staff: 320, domains: 255 }

test("the others do not grow unseen", () => {
  const tooLarge = entries.filter((entry) => kilobytes(sizeOf(entry).gzip) > (aims[entry] ?? 220))
  expect(tooLarge).toEqual([])
})

/**
 * Passkeys bring a parser of X.509 certificates that we never let them use: 308 KB, 81 KB compressed, some
 * 30 ms of processor time on the machine that takes 160 for the start without it. So esbuild splits what is imported
 * when it is needed into files of their own; without that, a dynamic import is still read and parsed with the rest.
 * The AWS SDK's own seldom parts leave every start by it, too.
 */
test("signing in starts without the code of passkeys and without lists of known passwords", () => {
  const atStart = packagesOf("auth", "start")
  expect([...packagesOf("auth").keys()]).toEqual(expect.arrayContaining(["@simplewebauthn/server", "asn1js"]))
  const later = ["@simplewebauthn/server", "asn1js", "reflect-metadata", "@peculiar/x509"]
  for (const name of [...later, "@zxcvbn-ts/core", "@zxcvbn-ts/language-common"])
    expect(atStart.has(name), name).toBe(false)
  // Of these 250 are the words and passwords that are too well known to be chosen.
  expect(kilobytes(sizeOfRest("auth").gzip)).toBeLessThan(360)
})

/** Importing `node:http` as a module loads undici: three times an empty start (nodejs/node 59686). */
test.each(entries)("%s starts without undici", { timeout: 30_000 }, (entry) => {
  const loaded = runAlone(`${importOf(entry)}; console.log(process.moduleLoadList.join("\\n"))`)
  expect(loaded).toContain("NativeModule")
  expect(loaded.split("\n").filter((name) => name.includes("undici"))).toEqual([])
})

test("the pages are production builds", () => {
  const { code, pages } = portalSite()
  expect(pages.map((file) => file.replace(/-[\w-]{8}\.js$/, ""))).toEqual(
    expect.arrayContaining(["sign-in", "invoices-list", "en", "ar"]),
  )
  // Hooks that only the development build of Solid has.
  expect(code()).not.toMatch(/afterCreateOwner|onStoreNodeUpdate/)
})

/**
 * 16 KB of script and 2 KB of style were the aim, from a page of one form and one table. The runtime alone is 11 KB
 * now, the router 3 KB, and a language, which the aim left out, 3 KB; the rest is what every page shares: menus and
 * dialogs that keyboards and screen readers can use, colours that stay readable for any brand, both themes, and
 * 1 KB that says where the forty pages' files are. A React page starts at 70 KB. The company's own title and welcome,
 * which whoever signs in reads first, are 0.14 KB; what is wrong with an address in letters of any script, and with a
 * picture, is said in the last 0.05; what a gateway says in words of its own is understood by 0.03.
 */
test("signing in costs little", () => {
  const site = portalSite()
  expect(kilobytes(site.script("sign-in", "en"))).toBeLessThan(37.7)
  expect(kilobytes(site.script("sign-in", "ar"))).toBeLessThan(38.3)
  expect(kilobytes(site.style)).toBeLessThan(5.5)
})

/**
 * 30 KB were the aim for all pages; the reasons are those above, and forty pages instead of two. Every page but the
 * list brings its own texts in both languages, a third of it all, and is loaded when it is opened; nobody loads
 * everything. The company's own links, on every page, are 0.4 of the list's;
 * paying on account and automatic payments, with what is agreed to in both languages, are 4 of everything.
 */
test("the invoice list, and the whole portal in one language, cost little", () => {
  const site = portalSite()
  expect(kilobytes(site.script("shell", "invoices-list", "en"))).toBeLessThan(42)
  expect(kilobytes(site.everything("en"))).toBeLessThan(144)
  expect(kilobytes(site.everything("ar"))).toBeLessThan(144)
})

test("nobody loads the code of passkeys or of scannable pictures before they use them", () => {
  const { code, everyScript } = portalSite()
  // What errors of the two libraries say.
  for (const text of ["ERROR_CEREMONY_ABORTED", "Data too long"]) {
    expect(everyScript(), text).toContain(text)
    expect(code(), text).not.toContain(text)
  }
})
