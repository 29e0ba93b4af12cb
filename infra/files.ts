import { Duration, RemovalPolicy } from "aws-cdk-lib"
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from "aws-cdk-lib/aws-s3"
import type { Construct } from "constructs"
import { accept } from "./accepted.ts"

/**
 * A bucket that nobody reaches from outside except by what we sign. S3's own keys encrypt it: a presigned
 * upload then needs no right on a key, and access is by prefix and not by key anyway.
 */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, uploadsFrom: string[] = []) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      cors: uploadsFrom.length
        ? [
            {
              allowedOrigins: uploadsFrom,
              allowedMethods: [HttpMethods.POST],
              allowedHeaders: ["*"],
              maxAge: 3600,
            },
          ]
        : undefined,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    })
    accept(this, "noBucketLog")
  }
}
