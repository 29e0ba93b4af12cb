import type { Principal } from "./access/principals.ts"
import type { Refusal } from "./access/refusal.ts"
import type { SignedRequest } from "./access/signature.ts"

export type Answer = { status: number; headers?: Record<string, string>; body?: string | Buffer }
export type Call = { principal: Principal; operation: string; request: SignedRequest }

/** One AWS service behind the gateway: its wire format and what it does. */
export type Service = {
  operationOf(request: SignedRequest): string
  run(call: Call): Promise<Answer>
  refuse(refusal: Refusal): Answer
}

// biome-ignore lint/suspicious/noExplicitAny: requests arrive as whatever JSON the client sent
export type Json = any
type JsonOperation = (input: Json, principal: Principal) => Promise<object> | object
type QueryOperation = (input: Record<string, string>, principal: Principal) => Promise<string> | string

/** A service that speaks AWS JSON: `x-amz-target` names the operation. */
export function jsonService(
  operations: Record<string, JsonOperation>,
  other?: (operation: string) => JsonOperation,
): Service {
  return {
    operationOf: (request) => (request.headers["x-amz-target"] ?? "").split(".").at(-1) ?? "",
    async run({ operation, request, principal }) {
      const perform = operations[operation] ?? other?.(operation)
      if (!perform) return this.refuse(unknownOperation(operation))
      const result = await perform(JSON.parse(request.body.toString() || "{}"), principal)
      return {
        status: 200,
        headers: { "content-type": "application/x-amz-json-1.0" },
        body: JSON.stringify(result),
      }
    },
    refuse: ({ code, message, status, ...rest }) => ({
      // The JSON protocols answer a denial with 400; 403 is for the XML ones.
      status: status === 403 ? 400 : status,
      headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": code },
      body: JSON.stringify({ __type: code, message, ...rest }),
    }),
  }
}

/** A service that speaks the Query protocol: form fields in, XML out. */
export function queryService(operations: Record<string, QueryOperation>): Service {
  const fields = (request: SignedRequest) => Object.fromEntries(new URLSearchParams(request.body.toString()))
  return {
    operationOf: (request) => fields(request).Action ?? "",
    async run({ operation, request, principal }) {
      const perform = operations[operation]
      if (!perform) return this.refuse(unknownOperation(operation))
      const result = await perform(fields(request), principal)
      const body = `<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`
      return { status: 200, headers: { "content-type": "text/xml" }, body }
    },
    refuse: ({ code, message, status }) => ({
      status,
      headers: { "content-type": "text/xml" },
      body: `<ErrorResponse><Error><Type>Sender</Type>${tag("Code", code.replace(/^(AccessDenied)Exception$/, "$1"))}${tag("Message", message)}</Error></ErrorResponse>`,
    }),
  }
}

const unknownOperation = (operation: string): Refusal =>
  Object.assign(new Error(`The local cloud does not offer ${operation || "this operation"}.`), {
    code: "UnknownOperationException",
    status: 400,
  })

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/** `<name>text</name>`, escaped. */
export const tag = (name: string, text: string | number) =>
  `<${name}>${String(text).replace(/[&<>"]/g, (character) => entities[character] ?? "")}</${name}>`
