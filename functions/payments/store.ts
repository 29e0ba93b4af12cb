import { Payment } from "../../shared/payments.ts"
import { entity } from "../store/entity.ts"

export const payments = entity<Payment>({
  kind: "payment",
  schema: Payment,
  customer: (payment) => payment.customerId,
  staffList: (payment) => payment.createdAt,
})
