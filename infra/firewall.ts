import { CfnWebACL } from "aws-cdk-lib/aws-wafv2"
import type { Construct } from "constructs"

const measured = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
})

function managed(priority: number, name: string, counted: string[] = []): CfnWebACL.RuleProperty {
  return {
    priority,
    name,
    overrideAction: { none: {} },
    visibilityConfig: measured(name),
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  }
}

type Rate = { limit: number; below?: string }

function rate(priority: number, name: string, { limit, below }: Rate): CfnWebACL.RuleProperty {
  const scopeDownStatement = below && {
    byteMatchStatement: {
      searchString: below,
      positionalConstraint: "STARTS_WITH",
      fieldToMatch: { uriPath: {} },
      textTransformations: [{ priority: 0, type: "NORMALIZE_PATH" }],
    },
  }
  return {
    priority,
    name,
    action: { block: { customResponse: { responseCode: 429 } } },
    visibilityConfig: measured(name),
    statement: {
      rateBasedStatement: {
        limit,
        evaluationWindowSec: 300,
        aggregateKeyType: "IP",
        ...(scopeDownStatement && { scopeDownStatement }),
      },
    },
  }
}

/** What is refused before it reaches us: floods, and what AWS knows to be an attack. */
export class Firewall extends CfnWebACL {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: measured("firewall"),
      rules: [
        // By address, in five minutes: an office behind one address signs in too. Guessing is stopped by account.
        rate(0, "sign-in-rate", { limit: 600, below: "/api/auth/" }),
        rate(1, "rate", { limit: 3000 }),
        // Stripe's events and logos are larger than the 8 KB it allows; the functions bound each body themselves.
        managed(2, "AWSManagedRulesCommonRuleSet", ["SizeRestrictions_BODY"]),
        managed(3, "AWSManagedRulesKnownBadInputsRuleSet"),
      ],
    })
  }
}
