import { Token, Validations } from "aws-cdk-lib"
import type { IConstruct } from "constructs"

type Acceptance = {
  rule: string
  reason: string
  /** Who answers for it, and looks at it again. */
  owner: string
  /** The last day on which it holds. Past it the tests fail until somebody has looked (R63). */
  until: string
}

const owner = "security@portico.example"
const until = "2027-11-30"

/** Every finding of the rule packs that is accepted, in writing. */
export const accepted = {
  noAuthorizer: {
    rule: "AwsSolutions-APIG4",
    reason:
      "The function checks session, permission and origin secret: an authorizer would cache a revoked session.",
    owner,
    until,
  },
  everyCountry: {
    rule: "AwsSolutions-CFR1",
    reason: "Companies and their customers are everywhere.",
    owner,
    until,
  },
  noEdgeLog: {
    rule: "AwsSolutions-CFR3",
    reason:
      "The API's access log and the firewall's samples hold what is needed; viewers' addresses are kept once.",
    owner,
    until,
  },
  noParticularResource: {
    rule: "AwsSolutions-IAM5",
    reason: "X-Ray and ListStreams know no particular resource.",
    owner,
    until,
  },
  ownFiles: {
    rule: "AwsSolutions-IAM5",
    reason: "Files below the prefix of the tenant or customer in the session's tags.",
    owner,
    until,
  },
  receivedMails: {
    rule: "AwsSolutions-IAM5",
    reason: "Mails that were received, before anybody knows for whom.",
    owner,
    until,
  },
  senderDomains: {
    rule: "AwsSolutions-IAM5",
    reason: "Domains of companies, which nobody knows before they name them; our own is denied.",
    owner,
    until,
  },
  companysHosts: {
    rule: "AwsSolutions-IAM5",
    reason: "Hosts of companies, which CloudFront names itself as it takes them; our own are denied.",
    owner,
    until,
  },
  companysZones: {
    rule: "AwsSolutions-IAM5",
    reason:
      "Zones of names that companies delegate to us, which Route 53 names as it makes them; our own is denied.",
    owner,
    until,
  },
  noBucketLog: {
    rule: "AwsSolutions-S1",
    reason: "Only our functions and CloudFront read here; the API's access log has each request.",
    owner,
    until,
  },
  rotatedByHand: {
    rule: "AwsSolutions-SMG4",
    reason: "Rotated by hand: the other side, CloudFront or Stripe, has to change in the same step.",
    owner,
    until,
  },
  endOfTheLine: {
    rule: "AwsSolutions-SQS3",
    reason: "It is itself the end of the line; an alarm calls somebody.",
    owner,
    until,
  },
  nothingBehindTheEnd: {
    rule: "Serverless-SQSRedrivePolicy",
    reason: "It is itself the end of the line; an alarm calls somebody.",
    owner,
    until,
  },
  neverAsynchronous: {
    rule: "Serverless-LambdaDLQ",
    reason:
      "Never called asynchronously: by HTTP, by hand, or from a queue or stream with dead letters of its own.",
    owner,
    until,
  },
  queueMovesFailures: {
    rule: "Serverless-LambdaEventSourceMappingDestination",
    reason: "The queue itself moves what fails to its dead letters.",
    owner,
    until,
  },
} as const satisfies Record<string, Acceptance>

/** Accepts one finding on one part, and of a right that ends in `*` on one `resource` only. */
export function accept(part: IConstruct, name: keyof typeof accepted, resource?: string) {
  const { rule, reason } = accepted[name]
  const id = resource === undefined ? rule : `${rule}[Resource::${resource}]`
  Validations.of(part).acknowledge({ id, reason })
}

/** How the rule packs spell a region or an account: a stage that names none takes the one that it is deployed with. */
export const spelt = (value: string, token: string) => (Token.isUnresolved(value) ? `<${token}>` : value)

/** What nobody answers for, or nobody has looked at in time. */
export const lapsed = (register: Record<string, Acceptance>, today: string) =>
  Object.entries(register)
    .filter(([, { owner, until }]) => !owner || !/^\d{4}-\d{2}-\d{2}$/.test(until) || until < today)
    .map(([name]) => name)
