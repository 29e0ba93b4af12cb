import { query, revalidate } from "@solidjs/router"
import type {
  AddDomain,
  DomainList,
  DomainSetup,
  DomainView,
  ForwardDomain,
} from "../../../../shared/domains.ts"
import type { Done } from "../../../../shared/sessions.ts"
import type { Tenant } from "../../../../shared/tenants.ts"
import { send } from "../../lib/api.ts"
import { getSelf, read } from "../api.ts"

const path = "/api/staff/domains"

export const getDomains = query(() => read<DomainList>(path), "domains")

export const domains = {
  add: (input: Partial<AddDomain>) => send<DomainView>("POST", path, input),
  check: (id: string) => send<DomainView>("POST", `${path}/${id}/check`, {}),
  makeMain: (id: string) => send<DomainView>("POST", `${path}/${id}/main`, {}),
  forward: (id: string, input: ForwardDomain) => send<Done>("POST", `${path}/${id}/forward`, input),
  remove: (id: string) => send<DomainView>("DELETE", `${path}/${id}`, {}),
  changeSlug: (slug: string) => send<Tenant>("PUT", "/api/staff/portal/slug", { slug }),
  /** For whoever has the link, without an account. */
  watch: (token: string) => send<DomainSetup>("POST", "/api/auth/domain-setup", { token }),
  reload: () => Promise.all([revalidate(getDomains.key), revalidate(getSelf.key)]),
}
