import { query, revalidate, useNavigate } from "@solidjs/router"
import { type Accessor, createContext, type JSX, useContext } from "solid-js"
import { type ContactPermission, contactMay } from "../../../shared/access.ts"
import type { PortalSelf } from "../../../shared/customers.ts"
import { createAction } from "../lib/action.ts"
import { setSignedOut } from "../lib/signed-out.ts"
import { auth } from "./api.ts"
import { paths } from "./paths.ts"

const SelfContext = createContext<Accessor<PortalSelf>>()

export const SelfProvider = (props: { self: PortalSelf; children: JSX.Element }) => (
  <SelfContext.Provider value={() => props.self}>{props.children}</SelfContext.Provider>
)

/** The signed-in contact, and what their role may do. */
export function useSelf() {
  const self = useContext(SelfContext)
  if (!self) throw new Error("not below SelfProvider")
  return { self, may: (permission: ContactPermission) => contactMay(self().contact.role, permission) }
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
