import { runSimulation, runUnsafeSimulation, type Simulation } from "@cloud-copilot/iam-simulate"
import type { PolicyDocument, Role } from "../../../policies.ts"
import type { Principal } from "./principals.ts"
import { refusal } from "./refusal.ts"

/** One thing somebody wants to do, as IAM sees it. */
export type Access = { action: string; resource: string; context?: Record<string, string | string[]> }
export type Observation = {
  principal: string
  role: string
  action: string
  resource: string
  /** Which kind of directory row it is about, such as `D#host`; other keys are of tenants. */
  directory?: string | undefined
  allowed: boolean
}

const directoryOf = (keys: string | string[] | undefined) =>
  [keys ?? []]
    .flat()
    .find((key) => key.startsWith("D#"))
    ?.replace(/^(D#\w+)#.*$/s, "$1")

const decisionsKept = 20_000

const identityOf = (name: string, statements: PolicyDocument["Statement"]) =>
  statements.length > 0 ? [{ name, policy: { Version: "2012-10-17", Statement: statements } }] : []

/**
 * Without validation five times as fast, which the many data requests need; the synthesised policies are
 * validated by the infrastructure tests. Trust policies only work in the validating one.
 */
async function evaluate(request: Simulation): Promise<boolean> {
  if (!request.resourcePolicy) return runUnsafeSimulation(request, {}) === "Allowed"
  const checked = await runSimulation(request, {})
  if (checked.resultType === "error")
    throw new Error(`IAM cannot decide this: ${JSON.stringify(checked.errors)}`)
  return checked.overallResult === "Allowed"
}

/** Decides every request by the synthesised policies and remembers who did what. */
export function makeAuthorizer(accountId: string, roles: Role[]) {
  const byArn = new Map(roles.map((role) => [role.arn, role]))
  const identities = new Map(roles.map(({ arn, name, statements }) => [arn, identityOf(name, statements)]))
  const decisions = new Map<string, boolean>()
  const observed = new Map<string, Observation>()

  function simulation(principal: Principal, access: Access, trust?: PolicyDocument): Simulation {
    const tags = Object.entries(principal.tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])
    return {
      request: {
        principal: principal.sessionArn,
        action: access.action,
        resource: { resource: access.resource, accountId },
        contextVariables: {
          "aws:PrincipalArn": principal.roleArn,
          ...Object.fromEntries(tags),
          ...access.context,
        },
      },
      identityPolicies: identities.get(principal.roleArn) ?? [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: trust,
    }
  }

  async function decide(principal: Principal, access: Access, trust?: PolicyDocument): Promise<boolean> {
    if (principal.kind === "operator" && !trust) return true
    const key = JSON.stringify([principal.roleArn, principal.tags, access])
    const known = decisions.get(key)
    if (known !== undefined) return known
    const allowed = await evaluate(simulation(principal, access, trust))
    if (decisions.size >= decisionsKept) decisions.clear()
    decisions.set(key, allowed)
    return allowed
  }

  function observe(principal: Principal, { action, resource, context }: Access, allowed: boolean) {
    const directory = directoryOf(context?.["dynamodb:LeadingKeys"])
    const seen = { principal: principal.actor, role: principal.roleArn, action, resource, directory, allowed }
    observed.set(JSON.stringify(seen), seen)
  }

  return {
    simulation,
    decide,
    /** Refuses what the policies of the principal's role do not allow. */
    async require(principal: Principal, access: Access, trust?: PolicyDocument) {
      const allowed = await decide(principal, access, trust)
      observe(principal, access, allowed)
      if (allowed) return
      const { action, resource } = access
      throw refusal(
        "AccessDeniedException",
        `User: ${principal.sessionArn} is not authorized to perform: ${action} on resource: ${resource}`,
        403,
      )
    },
    observed: () => [...observed.values()],
    /** Refusals that somebody asked for, to see them: no function did. */
    forgetRefusals() {
      for (const [key, { allowed }] of observed) if (!allowed) observed.delete(key)
    },
    role: (arn: string) => byArn.get(arn),
  }
}

export type Authorizer = ReturnType<typeof makeAuthorizer>
