import "../domain-model.test.ts"
