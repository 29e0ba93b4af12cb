import "../iam.test.ts"
