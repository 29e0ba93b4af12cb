import { rolesOf, type Statement, type Template } from "../policies.ts"
import type { Observation } from "./aws/access/authorizer.ts"

/** One thing that a role may do: an action on a resource, of the directory on one kind of row. */
export type Right = { role: string; action: string; resource: string; directory?: string | undefined }

const list = <T>(value: T | T[] | undefined): T[] => [value ?? []].flat() as T[]

const directoriesOf = ({ Condition }: Statement): (string | undefined)[] => {
  const kinds = list(Condition?.["ForAllValues:StringLike"]?.["dynamodb:LeadingKeys"])
    .filter((key) => key.startsWith("D#"))
    .map((key) => key.replace(/#\*$/, ""))
  return kinds.length > 0 ? kinds : [undefined]
}

/** Every right that the stack's roles give, each by itself. */
export function rightsOf(template: Template): Right[] {
  return rolesOf(template).flatMap(({ logicalId, statements }) => {
    const role = logicalId.replace(/[0-9A-F]{8}$/, "")
    return statements
      .filter(({ Effect }) => Effect === "Allow")
      .flatMap((statement) =>
        list(statement.Action).flatMap((action) =>
          list(statement.Resource).flatMap((resource) =>
            directoriesOf(statement).map((directory) => ({ role, action, resource, directory })),
          ),
        ),
      )
  })
}

const wildcards = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/\$\{[^}]+\}/g, "*")
      .replace(/[.+^$()|[\]\\{}]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/\?/g, ".")}$`,
    "s",
  )

/** The rights that nothing observed has needed: what least privilege would take away (R64). */
export function unusedRights(template: Template, observed: Observation[]): Right[] {
  const arns = new Map(
    rolesOf(template).map(({ logicalId, arn }) => [logicalId.replace(/[0-9A-F]{8}$/, ""), arn]),
  )
  const used = (right: Right) => {
    const { role, action, directory } = right
    const resource = wildcards(right.resource)
    return observed.some(
      (seen) =>
        seen.allowed &&
        seen.role === arns.get(role) &&
        seen.action === action &&
        (directory === undefined || seen.directory === directory) &&
        resource.test(seen.resource),
    )
  }
  return rightsOf(template).filter((right) => !used(right))
}

/** What functions tried and might not: a right that is missing, or code that reaches too far. */
export const refusedToFunctions = (template: Template, observed: Observation[]) => {
  const functions = new Set(rolesOf(template).map(({ arn }) => arn))
  return observed.filter(
    ({ allowed, role, principal }) => !allowed && functions.has(role) && principal !== "test",
  )
}
