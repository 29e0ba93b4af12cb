import * as z from "zod"
import {
  AddContact,
  ChangeContactEmail,
  ChangeContactLanguage,
  ChangeContactRole,
  ChangeVisibility,
  Contact,
  ContactFilters,
  ContactLine,
  CreateCustomer,
  Customer,
  CustomerDetail,
  CustomerFilters,
  CustomerLine,
  ListCustomers,
  SetVisibility,
} from "../../shared/customers.ts"
import { PorticoEvent } from "../../shared/events.ts"
import { PageInput, page } from "../../shared/pages.ts"
import { Done } from "../../shared/sessions.ts"
import { staffRoute } from "../http/route.ts"
import { createCustomer, getCustomer, listCustomerActivity, updateCustomer } from "./actions.ts"
import { exportContacts, listContacts } from "./contact-list.ts"
import {
  addContact,
  changeContactEmail,
  changeContactLanguage,
  changeContactRole,
  removeContact,
} from "./contacts.ts"
import { exportCustomers } from "./export.ts"
import { listCustomerIds, listCustomers } from "./list.ts"
import { changeVisibility, setVisibility } from "./visibility.ts"

const ById = z.strictObject({ id: z.string() })
const Which = z.strictObject({ customerId: z.string(), contactId: z.string() })

export const customerRoutes = [
  staffRoute({
    on: "GET /api/staff/customers",
    needs: "customers.read",
    limit: "gateway",
    input: PageInput.extend(ListCustomers.shape),
    output: page(CustomerLine),
    run: listCustomers,
  }),
  staffRoute({
    on: "GET /api/staff/customer-ids",
    needs: "customers.read",
    limit: "gateway",
    input: CustomerFilters,
    output: z.object({ ids: z.array(z.string()) }),
    run: listCustomerIds,
  }),
  staffRoute({
    on: "GET /api/staff/customers.csv",
    needs: "customers.read",
    limit: "gateway",
    input: CustomerFilters,
    output: null,
    run: exportCustomers,
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
    on: "PUT /api/staff/customers/{id}/visibility",
    needs: "portal.write",
    limit: "gateway",
    input: SetVisibility.extend({ id: z.string() }),
    output: Customer,
    run: setVisibility,
  }),
  staffRoute({
    on: "POST /api/staff/customer-visibility",
    needs: "portal.write",
    limit: "gateway",
    input: ChangeVisibility,
    output: z.object({ changed: z.int() }),
    run: changeVisibility,
  }),
  staffRoute({
    on: "GET /api/staff/contacts",
    needs: "customers.read",
    limit: "gateway",
    input: PageInput.extend(ContactFilters.shape),
    output: page(ContactLine),
    run: listContacts,
  }),
  staffRoute({
    on: "GET /api/staff/contacts.csv",
    needs: "customers.read",
    limit: "gateway",
    input: ContactFilters,
    output: null,
    run: exportContacts,
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
    on: "PUT /api/staff/customers/{customerId}/contacts/{contactId}/role",
    needs: "customers.write",
    limit: "gateway",
    input: ChangeContactRole.extend(Which.shape),
    output: Done,
    run: changeContactRole,
  }),
  staffRoute({
    on: "PUT /api/staff/customers/{customerId}/contacts/{contactId}/language",
    needs: "customers.write",
    limit: "gateway",
    input: ChangeContactLanguage.extend(Which.shape),
    output: Done,
    run: changeContactLanguage,
  }),
  staffRoute({
    on: "PUT /api/staff/customers/{customerId}/contacts/{contactId}/email",
    needs: "customers.write",
    limit: "gateway",
    input: ChangeContactEmail.extend(Which.shape),
    output: Done,
    run: changeContactEmail,
  }),
  staffRoute({
    on: "DELETE /api/staff/customers/{customerId}/contacts/{contactId}",
    needs: "customers.write",
    limit: "gateway",
    input: Which,
    output: Done,
    run: removeContact,
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
