import { App, Stack, Validations } from "aws-cdk-lib"
import { type CfnRole, Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda"
import { Bucket } from "aws-cdk-lib/aws-s3"
import { Secret } from "aws-cdk-lib/aws-secretsmanager"
import { Queue } from "aws-cdk-lib/aws-sqs"
import { AwsSolutionsChecks, ServerlessChecks } from "cdk-nag"
import type { IConstruct } from "constructs"
import { expect, test, vi } from "vitest"
import { accept, accepted, lapsed } from "../infra/accepted.ts"
import { synthesise } from "./helpers/synth.ts"

/** R63: the rule packs find nothing that is not accepted in writing. */

const findings = (scope: IConstruct) =>
  [new AwsSolutionsChecks(), new ServerlessChecks()].flatMap((pack) =>
    pack.validateScope(scope).violations.map(({ ruleName }) => ruleName),
  )

test.each<Record<string, string>>([{}, { stage: "prod", baseDomain: "portico.test" }])(
  "no findings with context %o",
  (context) => {
    expect(findings(synthesise(context).app)).toEqual([])
  },
)

test("every acceptance has somebody who answers for it, and a day by which they look again", () => {
  const today = new Date().toISOString().slice(0, 10)
  expect(lapsed(accepted, today)).toEqual([])
  for (const { rule } of Object.values(accepted)) expect(rule).toMatch(/^(AwsSolutions|Serverless)-\w+$/)
})

test("an acceptance without an owner, without a day, or past its day is told", () => {
  const held = {
    rule: "AwsSolutions-S1",
    reason: "shown to be needed",
    owner: "somebody",
    until: "2026-06-30",
  }
  const register = {
    held,
    nobodys: { ...held, owner: "" },
    endless: { ...held, until: "" },
    never: { ...held, until: "never" },
    over: { ...held, until: "2026-06-29" },
  }
  expect(lapsed(register, "2026-06-30")).toEqual(["nobodys", "endless", "never", "over"])
})

test("what is accepted is what the packs would find, each with a reason in words", () => {
  const acknowledged = synthesise()
    .app.node.findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) => Object.entries<string>(data)),
    )
  for (const [rule, reason] of acknowledged)
    expect([rule, reason.split(" ").length > 4]).toEqual([rule, true])

  const nothingAccepted = vi.spyOn(Validations.prototype, "acknowledge").mockImplementation(() => {})
  const found = findings(synthesise().app)
  nothingAccepted.mockRestore()
  const rules = acknowledged.map(([rule]) => rule.replace("Annotation::", ""))
  expect([...new Set(rules)].sort()).toEqual([...new Set(found)].sort())
})

type Seed = [rule: string, make: (stack: Stack) => unknown]

const code = Code.fromInline("exports.handler = () => {}")
const seeds: Seed[] = [
  ["AwsSolutions-S10", (stack) => new Bucket(stack, "bad")],
  ["AwsSolutions-SQS4", (stack) => new Queue(stack, "bad")],
  ["AwsSolutions-SMG4", (stack) => new Secret(stack, "bad")],
  [
    "AwsSolutions-L1",
    (stack) =>
      new LambdaFunction(stack, "bad", { code, handler: "index.handler", runtime: Runtime.NODEJS_20_X }),
  ],
  [
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
    (stack) =>
      new LambdaFunction(stack, "bad", { code, handler: "index.handler", runtime: Runtime.NODEJS_24_X }),
  ],
  ["AwsSolutions-IAM5[Action::s3:*]", (stack) => badRole(stack)],
  [
    "Serverless-LambdaDLQ",
    (stack) =>
      new LambdaFunction(stack, "bad", { code, handler: "index.handler", runtime: Runtime.NODEJS_24_X }),
  ],
]

function badRole(stack: Stack) {
  const role = new Role(stack, "bad", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") })
  const statements = [new PolicyStatement({ actions: ["s3:*"], resources: ["*"] })]
  role.attachInlinePolicy(new Policy(stack, "policy", { statements }))
  return role.node.defaultChild as CfnRole
}

test.each(seeds)("the gate fires on %s", (rule, make) => {
  const stack = new Stack(new App(), "seeded")
  make(stack)
  expect(findings(stack)).toContain(rule)
})

test("an acceptance holds for its own part only", () => {
  const stack = new Stack(new App(), "seeded")
  accept(new Bucket(stack, "accepted"), "noBucketLog")
  expect(findings(stack)).not.toContain("AwsSolutions-S1")
  new Bucket(stack, "another")
  expect(findings(stack)).toContain("AwsSolutions-S1")
})
