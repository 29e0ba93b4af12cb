import { RemovalPolicy } from "aws-cdk-lib"
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb"
import type { Construct } from "constructs"

export const indexNames = ["gsi1", "gsi2"] as const

const text = (name: string) => ({ name, type: AttributeType.STRING })

/**
 * The one table. Encrypted with the account's `aws/dynamodb` key: its use shows in CloudTrail, and one table
 * for all tenants would gain no isolation from a key of ours.
 */
export class PorticoTable extends Table {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      partitionKey: text("pk"),
      sortKey: text("sk"),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: "expiresAtSeconds",
    })
    for (const indexName of indexNames)
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(`${indexName}pk`),
        sortKey: text(`${indexName}sk`),
        projectionType: ProjectionType.ALL,
      })
  }
}
