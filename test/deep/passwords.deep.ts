import "../rules/passwords.test.ts"
