import { query, revalidate } from "@solidjs/router"
import type { BankBook, ProposeBankChange } from "../../../../shared/bank-transfers.ts"
import { send } from "../../lib/api.ts"

export const getBankBook = query(() => send<BankBook>("GET", "/api/staff/bank-details"), "bankBook")

const path = "/api/staff/bank-changes"

export const bankChanges = {
  propose: (input: ProposeBankChange) => send<BankBook>("POST", path, input),
  approve: (id: string) => send<BankBook>("POST", `${path}/${id}/approve`, {}),
  withdraw: (id: string) => send<BankBook>("POST", `${path}/${id}/withdraw`, {}),
  reload: () => revalidate(getBankBook.key),
}
