import "../isolation.test.ts"
