import type { Cloud } from "../cloud.ts"
import { codeAt } from "../errands.ts"
import type { Account } from "../start.ts"
import { type ConsoleRoute, json } from "./route.ts"

export const signInRoutes: ConsoleRoute[] = [
  { on: "GET /_local/sign-ins", run: (cloud) => json(signInsOf(cloud)) },
]

/** Who signs in where in the demo company, each with what their authenticator app shows at this moment. */
function signInsOf(cloud: Cloud) {
  if (!cloud.demo) return []
  const { staff, contacts, tenant } = cloud.demo
  const shown = (url: string, who: string, { email, password, totpSecret }: Account) => ({
    url,
    who,
    email,
    password,
    code: totpSecret && codeAt(totpSecret, cloud.now()),
  })
  return [
    ...staff.map((account) => shown(cloud.urls.staff, `staff, ${account.role}`, account)),
    ...contacts.map((account) =>
      shown(cloud.urls.portal(tenant.slug), `${account.customer}, ${account.role}`, account),
    ),
  ]
}
