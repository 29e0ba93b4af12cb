import "../redeem.test.ts"
