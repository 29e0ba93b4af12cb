import "../enumeration.test.ts"
