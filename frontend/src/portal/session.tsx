import { query, revalidate, useNavigate } from "@solidjs/router"
import { type Accessor, createContext, type JSX, useContext } from "solid-js"
import { type ContactPermission, contactMay } from "../../../shared/access.ts"
import type { PortalSelf } from "../../../shared/customers.ts"
import type { VisibilityKind } from "../../../shared/tenants.ts"
import { createAction } from "../lib/action.ts"
import { setSignedOut } from "../lib/signed-out.ts"
import { auth } from "./api.ts"
import { paths } from "./paths.ts"

const SelfContext = createContext<Accessor<PortalSelf>>()

export const SelfProvider = (props: { self: PortalSelf; children: JSX.Element }) => (
  <SelfContext.Provider value={() => props.self}>{props.children}</SelfContext.Provider>
)

/** The signed-in contact, what their role may do, and what the company shows its customers. */
export function useSelf() {
  const self = useContext(SelfContext)
  if (!self) throw new Error("not below SelfProvider")
  const may = (permission: ContactPermission) => contactMay(self().contact.role, permission)
  return {
    self,
    may,
    /** Whoever only looks is offered nothing that would be refused. */
    acts: (permission: ContactPermission) => may(permission) && !self().preview,
    sees: (kind: VisibilityKind) => self().visibility[kind] === true,
  }
}

/** Nothing of the one who was signed in before may be shown to the next. */
export async function forgetSession() {
  query.clear()
  setSignedOut(false)
  await revalidate()
}

export function createSignOut() {
  const navigate = useNavigate()
  return createAction(async () => {
    await auth.signOut()
    await forgetSession()
    navigate(paths.signIn)
  })
}
