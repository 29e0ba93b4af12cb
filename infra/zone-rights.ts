import { Stack } from "aws-cdk-lib"
import type { IPublicHostedZone } from "aws-cdk-lib/aws-route53"
import { accept } from "./accepted.ts"
import type { Handler } from "./handler.ts"

const changes = ["route53:ChangeResourceRecordSets", "route53:DeleteHostedZone"]

/** Where companies delegate a name to us, its zone is ours to keep; our own zone is no business of theirs. */
export function grantZones(handler: Handler, ours: IPublicHostedZone) {
  const { partition } = Stack.of(handler)
  const zones = `arn:${partition}:route53:::hostedzone/*`
  const changesUnderWay = `arn:${partition}:route53:::change/*`
  handler.allow(["route53:GetHostedZone", "route53:ListResourceRecordSets", ...changes], [zones])
  handler.allow(["route53:GetChange"], [changesUnderWay])
  // Of what is not there yet, or only searched for, IAM knows no resource.
  handler.allow(["route53:CreateHostedZone", "route53:ListHostedZonesByName"], ["*"])
  handler.deny(changes, [ours.hostedZoneArn])
  if (!handler.role) return
  accept(handler.role, "companysZones", "arn:<AWS::Partition>:route53:::hostedzone/*")
  accept(handler.role, "companysZones", "arn:<AWS::Partition>:route53:::change/*")
}
