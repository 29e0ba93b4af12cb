import { BankChange } from "../../shared/bank-transfers.ts"
import { entity } from "../store/entity.ts"

/** Rows of the company: customers' credentials do not reach them. What customers are told stands in its own row. */
export const bankChanges = entity<BankChange>({ kind: "bankChange", schema: BankChange })
