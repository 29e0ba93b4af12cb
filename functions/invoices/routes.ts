import * as z from "zod"
import { InvoiceDetail, InvoicePage, InvoiceSummary, ListInvoices } from "../../shared/invoices.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import {
  getContactInvoice,
  getCustomerInvoice,
  listContactInvoices,
  listCustomerInvoices,
  listTenantInvoices,
} from "./actions.ts"

const limit = "gateway"

export const contactInvoiceRoutes = [
  contactRoute({
    on: "GET /api/portal/invoices",
    needs: "portal.invoices",
    limit,
    input: ListInvoices,
    output: InvoicePage,
    run: listContactInvoices,
  }),
  contactRoute({
    on: "GET /api/portal/invoices/{id}",
    needs: "portal.invoices",
    limit,
    input: z.strictObject({ id: z.string() }),
    output: InvoiceDetail,
    run: getContactInvoice,
  }),
]

export const staffInvoiceRoutes = [
  staffRoute({
    on: "GET /api/staff/invoices",
    needs: "invoices.read",
    limit,
    input: PageInput,
    output: page(InvoiceSummary),
    run: listTenantInvoices,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/invoices",
    needs: "invoices.read",
    limit,
    input: ListInvoices.extend({ customerId: z.string() }),
    output: InvoicePage,
    run: listCustomerInvoices,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/invoices/{id}",
    needs: "invoices.read",
    limit,
    input: z.strictObject({ customerId: z.string(), id: z.string() }),
    output: InvoiceDetail,
    run: getCustomerInvoice,
  }),
]
