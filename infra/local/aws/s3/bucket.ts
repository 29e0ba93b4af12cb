import type { Authorizer } from "../access/authorizer.ts"
import type { Keyring, Principal } from "../access/principals.ts"
import { refusal } from "../access/refusal.ts"
import type { SignedRequest } from "../access/signature.ts"
import type { Objects } from "./objects.ts"

export type BucketDefinition = { name: string; arn: string; origins: string[] }
export type S3Options = {
  authorizer: Authorizer
  keyring: Keyring
  objects: Objects
  buckets: BucketDefinition[]
  now: () => number
}
export function locate({ path }: SignedRequest) {
  const [, bucket = "", ...key] = path.split("/")
  return { bucket, key: decodeURIComponent(key.join("/")) }
}

export function bucketOf(options: S3Options, name: string): BucketDefinition {
  const bucket = options.buckets.find((each) => each.name === name)
  if (!bucket) throw refusal("NoSuchBucket", "The specified bucket does not exist", 404)
  return bucket
}

export async function requireObject(
  options: S3Options,
  principal: Principal,
  action: string,
  bucket: BucketDefinition,
  key: string,
) {
  await options.authorizer.require(principal, { action: `s3:${action}`, resource: `${bucket.arn}/${key}` })
}
