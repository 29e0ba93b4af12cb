import * as z from "zod"
import { Stored } from "../../shared/stored.ts"
import { emailHash } from "../directory.ts"
import { entity } from "../store/entity.ts"

/** What proves a person at sign-in. Kept apart from the person, whom many more may read. */
export const Login = Stored.extend({
  personId: z.string(),
  customerId: z.string().optional(),
  passwordHash: z.string().optional(),
})
export type Login = z.infer<typeof Login>

export const logins = entity<Login>({ kind: "login", schema: Login })

/** One address is one sign-in per kind of person and tenant. */
export const loginId = (kind: "staff" | "contact", email: string) => `${kind}_${emailHash(email)}`
