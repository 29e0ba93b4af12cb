import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join, normalize } from "node:path"
import { expect, test } from "vitest"

/** Rules of the repository, kept by reading it. */

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file && existsSync(file))
const sources = tracked.filter((file) => /\.(ts|tsx|mjs|js)$/.test(file))
const read = (file: string) => readFileSync(file, "utf8")

type Import = { file: string; to: string; typeOnly: boolean }

const imports: Import[] = sources.flatMap((file) =>
  [
    ...read(file).matchAll(
      /^(?:import|export)\s+(type\s)?[^"']*?from\s+["'](\.[^"']+)["']|import\(["'](\.[^"']+)["']\)/gm,
    ),
  ].map(([, type, from, lazy]) => ({
    file,
    to: normalize(join(dirname(file), from ?? lazy ?? "")),
    typeOnly: type !== undefined,
  })),
)
const broken = (wrong: (each: Import) => boolean) =>
  imports.filter(wrong).map(({ file, to }) => `${file} -> ${to}`)
const inside = (path: string, folder: string) => path.startsWith(`${folder}/`)

test("shared knows nobody", () => {
  expect(broken(({ file, to }) => inside(file, "shared") && !inside(to, "shared"))).toEqual([])
})

test("functions know only shared and themselves; nothing local can ship", () => {
  expect(
    broken(({ file, to }) => inside(file, "functions") && !inside(to, "functions") && !inside(to, "shared")),
  ).toEqual([])
})

test("the apps know only shared, and of its schemas only the types", () => {
  const withSchemas = new Set(
    sources.filter((file) => inside(file, "shared") && /from "zod"/.test(read(file))),
  )
  expect(
    broken(
      ({ file, to, typeOnly }) =>
        inside(file, "frontend/src") &&
        !inside(to, "frontend") &&
        (!inside(to, "shared") || (withSchemas.has(to) && !typeOnly)),
    ),
  ).toEqual([])
})

test("customers never download the staff app", () => {
  expect(
    broken(({ file, to }) => inside(file, "frontend/src/portal") && inside(to, "frontend/src/staff")),
  ).toEqual([])
  expect(
    broken(({ file, to }) => inside(file, "frontend/src/lib") && /frontend\/src\/(staff|portal)\//.test(to)),
  ).toEqual([])
})

test("nothing but tests imports tests", () => {
  expect(broken(({ file, to }) => inside(to, "test") && !inside(file, "test"))).toEqual([])
})

test("only the store speaks to DynamoDB, but for the rate limit's counter", () => {
  const speakers = sources.filter(
    (file) => inside(file, "functions") && /from "@aws-sdk\/client-dynamodb"/.test(read(file)),
  )
  expect(speakers.sort()).toEqual([
    "functions/http/guesses.ts",
    "functions/http/limit.ts",
    "functions/store/credentials.ts",
    "functions/store/table.ts",
  ])
})

test("nothing scans the table", () => {
  const scanners = sources.filter((file) => inside(file, "functions") && /ScanCommand/.test(read(file)))
  expect(scanners).toEqual([])
})

test("no randomness of the weak kind anywhere a secret or an id could come from", () => {
  const weak = sources.filter(
    (file) => (inside(file, "functions") || inside(file, "shared")) && /Math\.random/.test(read(file)),
  )
  // Only the jitter between retries.
  expect(weak).toEqual(["functions/store/table.ts"])
})

test("the top level holds what it should and nothing else", () => {
  const top = [...new Set(tracked.map((file) => file.split("/")[0] ?? ""))].filter(
    (name) => !name.startsWith("."),
  )
  const agreed = [
    "infra",
    "functions",
    "frontend",
    "shared",
    "test",
    "cdk.json",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
  ]
  expect(top.filter((name) => !agreed.includes(name))).toEqual([])
})

test("every version is pinned exactly and has its line in the README", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"))
  const all: Record<string, string> = { ...dependencies, ...devDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  const readme = read("README.md")
  expect(Object.keys(all).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test("paths that the README names exist", () => {
  const named = [
    ...read("README.md").matchAll(/`((?:infra|functions|frontend|shared|test)\/[\w./-]+)`/g),
  ].map(([, path]) => path ?? "")
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})
