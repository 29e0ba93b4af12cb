import type { Authorizer } from "./access/authorizer.ts"
import type { Keyring, Principal } from "./access/principals.ts"
import { refusal } from "./access/refusal.ts"
import { queryService, type Service, tag } from "./service.ts"

type StsOptions = { accountId: string; authorizer: Authorizer; keyring: Keyring; now: () => number }

// A role session that assumes another role gets at most one hour, whatever the role allows.
const chainedSecondsMax = 3600

/** STS: AssumeRole with session tags, decided by the trust policy and the caller's own policies. */
export function stsService({ accountId, authorizer, keyring, now }: StsOptions): Service {
  async function assumeRole(input: Record<string, string>, caller: Principal) {
    const { RoleArn = "", RoleSessionName = "", DurationSeconds = "3600" } = input
    const tags = tagsOf(input)
    const trust = authorizer.role(RoleArn)?.trust
    const seconds = Number(DurationSeconds)
    if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName))
      throw refusal("ValidationError", "RoleSessionName is not valid.")
    if (!(seconds >= 900 && seconds <= chainedSecondsMax))
      throw refusal(
        "ValidationError",
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
      )
    const context = requestContext(tags, RoleSessionName)
    const needed = Object.keys(tags).length > 0 ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"]
    // A role nobody declared has no trust policy, and is refused in the same words.
    const document = trust ?? { Version: "2012-10-17", Statement: [] }
    for (const action of needed)
      await authorizer.require(caller, { action, resource: RoleArn, context }, document)
    return issue(RoleArn, RoleSessionName, tags, caller, seconds)
  }

  function issue(
    roleArn: string,
    session: string,
    tags: Record<string, string>,
    caller: Principal,
    seconds: number,
  ) {
    const sessionArn = `${roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/${session}`
    const expiresAt = now() + seconds * 1000
    const principal: Principal = { kind: "role", roleArn, sessionArn, actor: caller.actor, tags }
    const keys = keyring.issue(principal, expiresAt)
    const secrets = [
      tag("AccessKeyId", keys.accessKeyId),
      tag("SecretAccessKey", keys.secretAccessKey),
      tag("SessionToken", keys.sessionToken),
      tag("Expiration", new Date(expiresAt).toISOString()),
    ]
    const user = tag("Arn", sessionArn) + tag("AssumedRoleId", `AROALOCAL:${session}`)
    return `<Credentials>${secrets.join("")}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser>`
  }

  return queryService({
    AssumeRole: assumeRole,
    GetCallerIdentity: (_input, caller) =>
      tag("Arn", caller.sessionArn) + tag("UserId", "AROALOCAL") + tag("Account", accountId),
  })
}

function tagsOf(input: Record<string, string>) {
  const tags: Record<string, string> = {}
  for (let index = 1; input[`Tags.member.${index}.Key`] !== undefined; index += 1) {
    const key = input[`Tags.member.${index}.Key`] ?? ""
    const value = input[`Tags.member.${index}.Value`] ?? ""
    if (
      !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) ||
      !/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value)
    )
      throw refusal("ValidationError", `The session tag ${key} is not valid.`)
    tags[key] = value
  }
  return tags
}

function requestContext(tags: Record<string, string>, sessionName: string) {
  const keys = Object.keys(tags)
  return {
    "sts:RoleSessionName": sessionName,
    ...Object.fromEntries(keys.map((key) => [`aws:RequestTag/${key}`, tags[key] ?? ""])),
    ...(keys.length > 0 && { "aws:TagKeys": keys }),
  }
}
