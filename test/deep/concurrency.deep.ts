import "../concurrency.test.ts"
