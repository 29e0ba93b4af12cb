import * as z from "zod"
import { ApiCustomer } from "../../shared/api-keys.ts"
import { CreateCustomer, Customer, CustomerLine } from "../../shared/customers.ts"
import {
  CreateInvoice,
  InvoiceDetail,
  InvoicePage,
  InvoiceSummary,
  ListInvoices,
} from "../../shared/invoices.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { PaymentView } from "../../shared/payments.ts"
import { AskStatement, Statement } from "../../shared/statements.ts"
import { createCustomer, getCustomer, updateCustomer } from "../customers/actions.ts"
import { listCustomers } from "../customers/list.ts"
import { apiRoute } from "../http/api-route.ts"
import { listCustomerInvoices, listTenantInvoices } from "../invoices/actions.ts"
import { createInvoice } from "../invoices/create.ts"
import { listTenantPayments } from "../payments/views.ts"
import { getCustomerStatement } from "../statements/actions.ts"

/** What programs can do: the staff's own actions, as far as a key's scope goes. */
export const apiRoutes = [
  apiRoute({
    on: "GET /api/v1/customers",
    scope: "read",
    input: PageInput.extend({ search: z.string().max(100).optional() }),
    output: page(CustomerLine),
    run: listCustomers,
  }),
  apiRoute({
    on: "POST /api/v1/customers",
    scope: "write",
    input: CreateCustomer,
    output: Customer,
    run: createCustomer,
  }),
  apiRoute({
    on: "GET /api/v1/customers/{id}",
    scope: "read",
    input: z.strictObject({ id: z.string() }),
    output: ApiCustomer,
    run: getCustomer,
  }),
  apiRoute({
    on: "PUT /api/v1/customers/{id}",
    scope: "write",
    input: CreateCustomer.extend({ id: z.string() }),
    output: Customer,
    run: updateCustomer,
  }),
  apiRoute({
    on: "GET /api/v1/customers/{customerId}/invoices",
    scope: "read",
    input: ListInvoices.extend({ customerId: z.string() }),
    output: InvoicePage,
    run: listCustomerInvoices,
  }),
  apiRoute({
    on: "GET /api/v1/customers/{customerId}/statement",
    scope: "read",
    input: AskStatement.safeExtend({ customerId: z.string() }),
    output: Statement,
    run: getCustomerStatement,
  }),
  apiRoute({
    on: "POST /api/v1/customers/{customerId}/invoices",
    scope: "write",
    input: CreateInvoice.extend({ customerId: z.string() }),
    output: InvoiceDetail,
    run: createInvoice,
  }),
  apiRoute({
    on: "GET /api/v1/invoices",
    scope: "read",
    input: PageInput,
    output: page(InvoiceSummary),
    run: listTenantInvoices,
  }),
  apiRoute({
    on: "GET /api/v1/payments",
    scope: "read",
    input: PageInput,
    output: page(PaymentView),
    run: listTenantPayments,
  }),
]
