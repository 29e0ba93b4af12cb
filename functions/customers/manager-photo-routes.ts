import * as z from "zod"
import { Customer } from "../../shared/customers.ts"
import { UploadPicture } from "../../shared/pictures.ts"
import { contactRoute, staffRoute } from "../http/route.ts"
import {
  getCustomerManagerPhoto,
  getManagerPhoto,
  removeManagerPhoto,
  uploadManagerPhoto,
} from "./manager-photo.ts"

const limit = "gateway"
const OfCustomer = z.strictObject({ customerId: z.string() })
const Version = z.strictObject({ v: z.string().regex(/^[0-9a-f]{32}$/, "invalid") })

/** Served by the documents' function, which reads pictures and holds the customers' files. */
export const managerPhotoRoutes = [
  contactRoute({
    on: "GET /api/documents/manager.png",
    needs: "portal.read",
    limit,
    input: Version,
    output: null,
    run: getManagerPhoto,
  }),
  staffRoute({
    on: "GET /api/documents/customers/{customerId}/manager.png",
    needs: "customers.read",
    limit,
    input: OfCustomer.extend(Version.shape),
    output: null,
    run: getCustomerManagerPhoto,
  }),
  staffRoute({
    on: "PUT /api/documents/customers/{customerId}/manager.png",
    needs: "customers.write",
    limit,
    input: OfCustomer.extend(UploadPicture.shape),
    output: Customer,
    run: uploadManagerPhoto,
  }),
  staffRoute({
    on: "DELETE /api/documents/customers/{customerId}/manager.png",
    needs: "customers.write",
    limit,
    input: OfCustomer,
    output: Customer,
    run: removeManagerPhoto,
  }),
]
