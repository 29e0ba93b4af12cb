import { expect, test } from "vitest"
import { describeApi } from "../infra/openapi.ts"

const api = await describeApi()
const { routeTable } = await import("../functions/routes.ts")

type Json = { [key: string]: Json | undefined }
const operationAt = (path: string, method: string) => (api.paths[path] as Json)?.[method.toLowerCase()]

/** Every value of a key, however deep. */
function every(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === key ? [inner] : []),
    ...every(inner, key),
  ])
}

/** What a local reference stands for. */
const resolve = (reference: string) =>
  reference
    .slice(2)
    .split("/")
    .reduce<unknown>((value, name) => (value as Json | undefined)?.[name], api)

test("every route is described, and nothing else", () => {
  const described = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(routeTable.map(({ on }) => on as string).sort())
})

test("operations have names of their own", () => {
  const ids = every(api.paths, "operationId")
  expect(ids).toHaveLength(routeTable.length)
  expect(new Set(ids).size).toBe(ids.length)
})

test("every reference leads somewhere, and every named schema is led to", () => {
  const references = every(api, "$ref") as string[]
  expect(references.filter((reference) => !reference.startsWith("#/components/"))).toEqual([])
  expect(references.filter((reference) => resolve(reference) === undefined)).toEqual([])
  const unused = Object.keys(api.components.schemas).filter(
    (name) => !references.includes(`#/components/schemas/${name}`),
  )
  expect(unused).toEqual([])
})

test("what a path names is a parameter of the path, and only that", () => {
  for (const { path, method } of routeTable) {
    const parameters = (operationAt(path, method)?.parameters ?? []) as unknown as {
      name: string
      in: string
      required: boolean
    }[]
    const inPath = parameters.filter((parameter) => parameter.in === "path")
    expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(inPath.every(({ required }) => required)).toBe(true)
  }
})

test("only what anybody may call asks for no session", () => {
  const open = routeTable.filter(
    ({ path, method }) => JSON.stringify(operationAt(path, method)?.security) === "[]",
  )
  expect(open.map(({ on }) => on)).toEqual(
    routeTable.filter(({ who }) => who === "anyone").map(({ on }) => on),
  )
})

test("an answer is JSON by a schema, or a file; every refusal is a problem", () => {
  for (const { path, method, output } of routeTable) {
    const responses = operationAt(path, method)?.responses
    const [type = ""] = Object.keys(responses?.["200"]?.content ?? {})
    expect(type).toMatch(output ? /^application\/json$/ : /^(application\/pdf|image\/png|text\/csv)$/)
    expect(Object.keys(responses ?? {})).toEqual(["200", "400", "401", "403", "404", "409", "429", "500"])
  }
})

test("a body is described where there is something to send, and never twice", () => {
  expect(operationAt("/api/auth/sign-up", "post")?.requestBody).toBeDefined()
  expect(operationAt("/api/portal/invoices", "get")?.requestBody).toBeUndefined()
  const bodies = every(api.paths, "requestBody")
  expect(every(bodies, "$schema")).toEqual([])
  expect(every(bodies, "$defs")).toEqual([])
})
