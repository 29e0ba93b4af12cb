import "../iam-wire.test.ts"
