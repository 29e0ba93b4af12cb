import "../payment-schedules.test.ts"
