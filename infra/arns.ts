/** How AWS would know a resource; `ref` is what `Ref` gives where that is not the name. */
export type Described = { name: string; arn: string; ref?: "arn" | string }
type Describe = (name: string, where: { account: string; region: string }) => Described

const regional =
  (service: string, separator: "/" | ":" = ":", kind = ""): Describe =>
  (name, { account, region }) => ({
    name,
    arn: `arn:aws:${service}:${region}:${account}:${kind}${kind && separator}${name}`,
  })

/** How AWS names and addresses what we use; `nameIn` is the property that may give the name. */
export const kinds: Record<string, { nameIn: string; describe: Describe }> = {
  "AWS::IAM::Role": {
    nameIn: "RoleName",
    describe: (name, { account }) => ({ name, arn: `arn:aws:iam::${account}:role/${name}` }),
  },
  "AWS::Lambda::Function": { nameIn: "FunctionName", describe: regional("lambda", ":", "function") },
  "AWS::DynamoDB::Table": { nameIn: "TableName", describe: regional("dynamodb", "/", "table") },
  "AWS::DynamoDB::GlobalTable": { nameIn: "TableName", describe: regional("dynamodb", "/", "table") },
  "AWS::S3::Bucket": {
    nameIn: "BucketName",
    describe: (name) => ({ name: name.toLowerCase(), arn: `arn:aws:s3:::${name.toLowerCase()}` }),
  },
  "AWS::SQS::Queue": {
    nameIn: "QueueName",
    describe: (name, { account, region }) => ({
      ...regional("sqs")(name, { account, region }),
      ref: `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    }),
  },
  "AWS::SNS::Topic": {
    nameIn: "TopicName",
    describe: (name, at) => ({ ...regional("sns")(name, at), ref: "arn" }),
  },
  "AWS::SecretsManager::Secret": {
    nameIn: "Name",
    describe: (name, at) => ({
      ...regional("secretsmanager", ":", "secret")(`${name}-Ab3dEf`, at),
      ref: "arn",
    }),
  },
  "AWS::Logs::LogGroup": {
    nameIn: "LogGroupName",
    describe: (name, at) => ({ name, arn: `${regional("logs", ":", "log-group")(name, at).arn}:*` }),
  },
  "AWS::SES::EmailIdentity": { nameIn: "EmailIdentity", describe: regional("ses", "/", "identity") },
  "AWS::SES::ConfigurationSet": { nameIn: "Name", describe: regional("ses", "/", "configuration-set") },
  "AWS::CertificateManager::Certificate": {
    nameIn: "",
    describe: (name, at) => ({ ...regional("acm", "/", "certificate")(name, at), ref: "arn" }),
  },
  "AWS::CloudFront::DistributionTenant": {
    nameIn: "",
    describe: (name, { account }) => ({
      name,
      arn: `arn:aws:cloudfront::${account}:distribution-tenant/${name}`,
    }),
  },
  "AWS::KMS::Key": { nameIn: "", describe: regional("kms", "/", "key") },
}
