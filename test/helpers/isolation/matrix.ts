import type { Cloud } from "../../../infra/local/cloud.ts"
import type { Answer } from "../../../infra/local/visitor.ts"
import { type ContactPermission, contactMay, type StaffPermission, staffMay } from "../../../shared/access.ts"
import { textOf } from "../read-pdf.ts"
import type { RouteEntry } from "../routes.ts"
import { inOrder, type Row } from "../rows.ts"
import { canariesFor, found } from "./canaries.ts"
import { fill, type Ids, idFor } from "./owners.ts"
import type { Principal } from "./principals.ts"
import { sampleOf } from "./sample.ts"

/** What the route has to answer to who stands there, as a class: `in` is whatever the action then says. */
export function expected(route: RouteEntry, { is, held }: Principal): "in" | 401 | 403 {
  if (is.kind === "nobody" || !route.principals.includes(is.kind)) return 401
  const reads = route.method === "GET"
  const isOwnAccess = route.principals.length > 1
  if (held === "only_looking" && (!reads || isOwnAccess)) return 403
  if (held === "second_factor_required" && !isOwnAccess) return 403
  if (is.kind === "staff" && route.permission && !staffMay(is.role, route.permission as StaffPermission))
    return 403
  if (
    is.kind === "contact" &&
    route.permission &&
    !contactMay(is.role, route.permission as ContactPermission)
  )
    return 403
  if (is.kind === "apiKey" && !is.writes && !reads) return 403
  return "in"
}

/** The answer without what differs from one request to the next. */
function comparable({ status, headers, body, bytes }: Answer) {
  const { requestId: _, ...problem } = (body ?? {}) as Record<string, unknown>
  const names = Object.keys(headers).filter(
    (name) => !/^(date|content-length|x-amz|apigw|keep-alive|age)/.test(name),
  )
  const shown = inOrder({ status, problem: body ? problem : bytes.toString("base64"), names: names.sort() })
  // An address in storage is signed anew each time.
  return shown.replace(/\?[^"]*X-Amz-Signature[^"]*/g, "")
}

const isPdf = ({ headers }: Answer) => String(headers["content-type"]).includes("application/pdf")

/** All a reader could see of an answer: headers and body, of a PDF its text. */
const visible = (answer: Answer) =>
  JSON.stringify(answer.headers) + (isPdf(answer) ? textOf(answer.bytes) : answer.bytes.toString())

const wanted: Record<string, RegExp> = {
  "content-security-policy": /default-src 'none'.*frame-ancestors 'none'.*base-uri 'none'/,
  "strict-transport-security": /max-age=31536000/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^no-referrer$/,
  "x-frame-options": /^DENY$/i,
  "cache-control": /no-store/,
}

/** Security headers that are missing or wrong (R61). Files may be cached by their version; the rest never. */
const wrongHeaders = ({ headers }: Answer, path: string) =>
  Object.entries(wanted)
    .filter(
      ([name, pattern]) =>
        !pattern.test(String(headers[name] ?? "")) && !(name === "cache-control" && path.includes("/logo")),
    )
    .map(([name]) => name)

type Finding = { who: string; on: string; what: string }

/** Asks every route as everybody about everybody's rows, and keeps what should not have been answered. */
export function makeMatrix(cloud: Cloud, routes: RouteEntry[], rows: Row[], owners: Record<string, Ids>) {
  const findings: Finding[] = []
  const answers = { cells: 0, badHeaders: 0, canaries: 0 }
  const canariesOf = new Map<Principal, string[]>()

  async function ask(who: Principal, on: string, input?: unknown, headers: Record<string, string> = {}) {
    const known =
      canariesOf.get(who) ?? canariesFor(rows, who.mayRead).filter((text) => !who.knows?.includes(text))
    canariesOf.set(who, known)
    const answer = await who.visitor.call(on, input, { ...who.headers, ...headers })
    answers.cells++
    const asked = on + JSON.stringify(input ?? "") + JSON.stringify(headers)
    const leaked = found(visible(answer), known).filter((canary) => !asked.includes(canary))
    if (leaked.length > 0) answers.canaries += leaked.length
    for (const canary of leaked.slice(0, 3)) findings.push({ who: who.name, on, what: `shows ${canary}` })
    const wrong = wrongHeaders(answer, on)
    if (wrong.length > 0) answers.badHeaders++
    for (const name of wrong) findings.push({ who: who.name, on, what: `header ${name}` })
    if (answer.status >= 500) findings.push({ who: who.name, on, what: `answers ${answer.status}` })
    return answer
  }

  const report = (who: Principal, on: string, what: string) => findings.push({ who: who.name, on, what })

  /** A request that is well-formed and names the rows of `ids` wherever it can name any. */
  function request(route: RouteEntry, ids: Ids) {
    const sample = sampleOf(route.schemas.input, idFor(ids)) as Record<string, unknown>
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const rest = Object.fromEntries(Object.entries(sample).filter(([name]) => !inPath.includes(name)))
    const path = fill(route.path, ids)
    if (route.method !== "GET") return { on: `${route.method} ${path}`, input: rest }
    const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]))
    return { on: `GET ${path}${query.size > 0 ? `?${query}` : ""}`, input: undefined }
  }

  const namesRows = (route: RouteEntry) => {
    const one = request(route, owners.foreign as Ids)
    const other = request(route, owners.invented as Ids)
    return JSON.stringify(one) !== JSON.stringify(other)
  }

  /** Who may not come in gets the same word whosever rows are named. */
  async function shutOut(who: Principal, route: RouteEntry, status: 401 | 403) {
    for (const ids of Object.values(owners)) {
      const { on, input } = request(route, ids)
      const answer = await ask(who, on, input)
      if (answer.status !== status) report(who, on, `answers ${answer.status}, not ${status}`)
    }
  }

  /**
   * Who may come in gets to their own rows; others' rows are for them as if they did not exist. What would change
   * something of their own is sent with a field too many, which is refused only after they were let in.
   */
  async function letIn(who: Principal, route: RouteEntry, others: string[]) {
    const own = request(route, owners[ownerOf(who)] as Ids)
    const answer = await ask(who, own.on, own.input && { ...own.input, __proto: "x", unheardOf: "x" })
    if ([401, 403].includes(answer.status) && !mayRefuse(answer))
      report(who, own.on, `answers ${answer.status} to its own`)
    if (own.input && answer.status === 200) report(who, own.on, "takes a field it does not know")
    if (!namesRows(route)) return
    const invented = request(route, owners.invented as Ids)
    const nobodys = comparable(await ask(who, invented.on, invented.input))
    for (const name of others) {
      const theirs = request(route, owners[name] as Ids)
      const given = await ask(who, theirs.on, theirs.input)
      if (comparable(given) !== nobodys)
        report(who, theirs.on, `tells ${name} from invented: ${given.status} ${given.bytes}`)
      if (given.status < 400 && route.path.includes("{"))
        report(who, theirs.on, `answers ${given.status} for ${name}`)
    }
  }

  /** Of the actions, not of the door: a proof that is too old, a kind that is hidden. */
  const mayRefuse = ({ body }: Answer) =>
    ["step_up", "hidden", "second_factor_required"].includes(body?.reason)
  const ownerOf = ({ name }: Principal) =>
    /another company/.test(name) ? "foreign" : /sibling/.test(name) ? "sibling" : "own"

  /** Whose rows are not theirs: of staff, another company's; of a contact, a sibling's, too. */
  const othersOf = (who: Principal) => {
    const home = ownerOf(who)
    const company = home === "foreign" ? ["own", "sibling"] : ["foreign"]
    const siblings = home === "own" ? ["sibling"] : home === "sibling" ? ["own"] : []
    return who.is.kind === "contact" ? [...company, ...siblings] : company
  }

  /** Ids in places where nobody should look: headers, a query of one's own making. */
  async function elsewhere(who: Principal, route: RouteEntry) {
    if (route.method !== "GET") return
    const own = request(route, owners[ownerOf(who)] as Ids)
    const plain = comparable(await ask(who, own.on))
    const { tenantId, customerId } = owners.foreign as Ids
    const forged = {
      "x-tenant-id": tenantId,
      "x-customer-id": customerId,
      "x-portico-host": "elsewhere.localhost",
    }
    if (!isOnce(route) && comparable(await ask(who, own.on, undefined, forged)) !== plain)
      report(who, own.on, "obeys a header")
    const query = `${own.on}${own.on.includes("?") ? "&" : "?"}tenantId=${tenantId}&customer=${customerId}`
    const answer = await ask(who, query)
    if (expected(route, who) === "in" && answer.status < 400)
      report(who, query, "takes a parameter it does not know")
  }

  /** Answers that differ from one moment to the next. */
  const isOnce = ({ path }: RouteEntry) => /\.pdf$|\.csv$|sessions$/.test(path)

  return {
    findings,
    answers,
    async cell(who: Principal, route: RouteEntry) {
      const outcome = expected(route, who)
      if (outcome === "in") await letIn(who, route, othersOf(who))
      else await shutOut(who, route, outcome)
      await elsewhere(who, route)
    },
    /** Methods that a path does not have. */
    async unlisted(who: Principal, path: string, methods: string[]) {
      for (const method of ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]) {
        if (methods.includes(method) || (method === "HEAD" && methods.includes("GET"))) continue
        const on = `${method} ${fill(path, owners.own as Ids)}`
        const answer = await ask(who, on, ["POST", "PUT", "PATCH"].includes(method) ? {} : undefined)
        if (answer.status < 400) report(who, on, `answers ${answer.status}`)
      }
    },
  }
}
