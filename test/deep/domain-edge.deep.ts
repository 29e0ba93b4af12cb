import "../domain-edge.test.ts"
