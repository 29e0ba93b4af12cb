import * as z from "zod"
import { Address, Email, Instant, line, optionalLine, text } from "./fields.ts"
import { PageInput, page } from "./pages.ts"
import { Stored } from "./stored.ts"

/** The customer's billing details, as its contacts propose and finance approves them. */
export const BillingDetails = z.object({
  name: z.string(),
  nameArabic: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  trn: z.string().optional(),
  address: Address,
})
export type BillingDetails = z.infer<typeof BillingDetails>
export const ProposeDetails = z.strictObject({
  name: line(200),
  nameArabic: optionalLine(200),
  email: Email.optional(),
  phone: optionalLine(40),
  trn: optionalLine(20),
  address: Address,
})
export type ProposeDetails = z.infer<typeof ProposeDetails>

export const proposalStates = ["pending", "approved", "declined", "withdrawn"] as const
export const DetailsProposal = Stored.extend({
  customerId: z.string(),
  contactId: z.string(),
  contactName: z.string(),
  before: BillingDetails,
  after: BillingDetails,
  state: z.enum(proposalStates),
  answer: z.string().optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  createdAt: Instant,
})
export type DetailsProposal = z.infer<typeof DetailsProposal>
export const ProposalView = DetailsProposal.omit({ version: true }).extend({
  customerName: z.string().optional(),
})
export type ProposalView = z.infer<typeof ProposalView>
export const ProposalPage = page(ProposalView)
export const OwnDetails = z.object({ details: BillingDetails, pending: ProposalView.nullable() })
export type OwnDetails = z.infer<typeof OwnDetails>
/** Newest first; what waits for a decision comes before the rest. */
export const ListProposals = PageInput.extend({ state: z.enum(proposalStates).optional() })
export type ListProposals = z.infer<typeof ListProposals>
/** What finance tells the contact; a proposal that is declined says why. */
export const ApproveProposal = z.strictObject({ answer: text(2000).optional() })
export const DeclineProposal = z.strictObject({ answer: text(2000).pipe(z.string().min(1, "required")) })
