import * as z from "zod"
import {
  ApproveProposal,
  DeclineProposal,
  ListProposals,
  OwnDetails,
  ProposalPage,
  ProposalView,
  ProposeDetails,
} from "../../shared/details.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import { approveProposal, declineProposal, listProposals } from "./decide.ts"
import { getOwnDetails, proposeDetails, withdrawProposal } from "./propose.ts"

const limit = "gateway"
const Which = z.strictObject({ customerId: z.string(), id: z.string() })

export const contactDetailsRoutes = [
  contactRoute({
    on: "GET /api/portal/details",
    needs: "portal.details",
    limit,
    input: z.strictObject({}),
    output: OwnDetails,
    run: getOwnDetails,
  }),
  contactRoute({
    on: "POST /api/portal/details",
    needs: "portal.proposeDetails",
    limit,
    input: ProposeDetails,
    output: OwnDetails,
    run: proposeDetails,
  }),
  contactRoute({
    on: "POST /api/portal/details/{id}/withdraw",
    needs: "portal.proposeDetails",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: OwnDetails,
    run: withdrawProposal,
  }),
]

const path = "/api/staff/customers/{customerId}/details-proposals/{id}"

export const staffDetailsRoutes = [
  staffRoute({
    on: "GET /api/staff/details-proposals",
    needs: "requests.read",
    limit,
    input: ListProposals,
    output: ProposalPage,
    run: listProposals,
  }),
  staffRoute({
    on: `POST ${path}/approve`,
    needs: "requests.decide",
    limit,
    input: ApproveProposal.extend(Which.shape),
    output: ProposalView,
    run: approveProposal,
  }),
  staffRoute({
    on: `POST ${path}/decline`,
    needs: "requests.decide",
    limit,
    input: DeclineProposal.extend(Which.shape),
    output: ProposalView,
    run: declineProposal,
  }),
]
