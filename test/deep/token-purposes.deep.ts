import "../token-purposes.test.ts"
