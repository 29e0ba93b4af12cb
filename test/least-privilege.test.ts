import { expect, test } from "vitest"
import { rightsOf, unusedRights } from "../infra/local/rights.ts"
import { arnOf, rolesOf } from "../infra/policies.ts"
import { useCloud } from "./helpers/cloud.ts"
import { synthesise } from "./helpers/synth.ts"
import { newContact, newCustomer, newTenant } from "./helpers/world.ts"

/** R64: `npm test` compares, after all tests, what the functions may do with what they did. Here: that it can see. */

const { cloud } = useCloud()
const { template } = synthesise()

test("R64 what a function does is observed as its own, in whatever role it does it", async () => {
  const tenant = await newTenant(cloud())
  const contact = await newContact(cloud(), tenant, (await newCustomer(tenant)).id)
  await contact.visitor.ok("GET /api/portal/invoices")
  const observed = cloud().aws.authorizer.observed()
  const seen = (principal: string, action: string, role: RegExp) =>
    observed.some((each) => each.principal === principal && each.action === action && role.test(each.role))
  expect(seen("portal", "dynamodb:Query", /customerrole/)).toBe(true)
  expect(seen("auth", "dynamodb:PutItem", /tenantrole/)).toBe(true)
  expect(seen("auth", "sts:AssumeRole", /authrole/)).toBe(true)
  expect(observed.some(({ directory }) => directory === "D#host")).toBe(true)
  expect(observed.filter(({ allowed }) => !allowed)).toEqual([])
})

test("R64 a right that nobody needs is reported, by action, by resource and by kind of directory row", () => {
  const every = rightsOf(template).map(({ role, ...right }) => ({
    ...right,
    principal: role,
    role: rolesOf(template).find(({ logicalId }) => logicalId.startsWith(role))?.arn ?? "",
    allowed: true,
  }))
  expect(unusedRights(template, every)).toEqual([])

  const seeded = structuredClone(template)
  const [table = ""] = Object.keys(template.resources).filter((id) => id.startsWith("table"))
  const policies = Object.entries(seeded.resources).filter(([, { Type }]) => Type === "AWS::IAM::Policy")
  const [, portal] = policies.find(([id]) => id.startsWith("portalrole")) ?? []
  const document = portal?.Properties?.PolicyDocument as { Statement: object[] } | undefined
  const statements = document?.Statement ?? []
  const resource = arnOf(template, table)
  const keys = { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["D#stripe#*"] } }
  statements.push(
    { Effect: "Allow", Action: "dynamodb:DeleteItem", Resource: resource },
    { Effect: "Allow", Action: "dynamodb:GetItem", Resource: resource, Condition: keys },
  )
  const found = unusedRights(seeded, every).map(({ action, directory }) => [action, directory])
  expect(found).toEqual([
    ["dynamodb:DeleteItem", undefined],
    ["dynamodb:GetItem", "D#stripe"],
  ])
})
