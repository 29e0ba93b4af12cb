import * as z from "zod"
import {
  AddContact,
  Contact,
  CreateCustomer,
  Customer,
  CustomerDetail,
  CustomerLine,
} from "../../shared/customers.ts"
import { PorticoEvent } from "../../shared/events.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { staffRoute } from "../http/route.ts"
import {
  addContact,
  createCustomer,
  getCustomer,
  listCustomerActivity,
  listCustomers,
  updateCustomer,
} from "./actions.ts"

const ById = z.strictObject({ id: z.string() })

export const customerRoutes = [
  staffRoute({
    on: "GET /api/staff/customers",
    needs: "customers.read",
    limit: "gateway",
    input: PageInput.extend({ search: z.string().max(100).optional() }),
    output: page(CustomerLine),
    run: listCustomers,
  }),
  staffRoute({
    on: "POST /api/staff/customers",
    needs: "customers.write",
    limit: "gateway",
    input: CreateCustomer,
    output: Customer,
    run: createCustomer,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{id}",
    needs: "customers.read",
    limit: "gateway",
    input: ById,
    output: CustomerDetail,
    run: getCustomer,
  }),
  staffRoute({
    on: "PUT /api/staff/customers/{id}",
    needs: "customers.write",
    limit: "gateway",
    input: CreateCustomer.extend({ id: z.string() }),
    output: Customer,
    run: updateCustomer,
  }),
  staffRoute({
    on: "POST /api/staff/customers/{customerId}/contacts",
    needs: "customers.write",
    limit: "gateway",
    input: AddContact,
    output: Contact,
    run: addContact,
  }),
  staffRoute({
    on: "GET /api/staff/customers/{customerId}/activity",
    needs: "activity.read",
    limit: "gateway",
    input: PageInput.extend({ customerId: z.string() }),
    output: page(PorticoEvent),
    run: listCustomerActivity,
  }),
]
