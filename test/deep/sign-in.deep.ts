import "../sign-in.test.ts"
