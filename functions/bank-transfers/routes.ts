import * as z from "zod"
import { BankBook, BankDetails, ProposeBankChange } from "../../shared/bank-transfers.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { approveBankChange, proposeBankChange, withdrawBankChange } from "./actions.ts"
import { getBankBook, getBankDetails } from "./read.ts"

const limit = "gateway"
const ById = z.strictObject({ id: z.string() })
const Nothing = z.strictObject({})

export const staffBankRoutes = [
  staffRoute({
    on: "GET /api/staff/bank-details",
    needs: "tenant.read",
    limit,
    input: Nothing,
    output: BankBook,
    run: getBankBook,
  }),
  staffRoute({
    on: "POST /api/staff/bank-changes",
    needs: "bank.write",
    stepUp: true,
    limit,
    input: ProposeBankChange,
    output: BankBook,
    run: proposeBankChange,
  }),
  staffRoute({
    on: "POST /api/staff/bank-changes/{id}/approve",
    needs: "bank.write",
    stepUp: true,
    limit,
    input: ById,
    output: BankBook,
    run: approveBankChange,
  }),
  // To stop a change has to be quick: it asks for no second proof.
  staffRoute({
    on: "POST /api/staff/bank-changes/{id}/withdraw",
    needs: "bank.write",
    limit,
    input: ById,
    output: BankBook,
    run: withdrawBankChange,
  }),
]

export const contactBankRoutes = [
  contactRoute({
    on: "GET /api/portal/bank-details",
    needs: "portal.invoices",
    limit,
    input: Nothing,
    output: BankDetails,
    run: getBankDetails,
  }),
]
