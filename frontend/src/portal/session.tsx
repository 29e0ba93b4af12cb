import { query, revalidate } from "@solidjs/router"
import { type Accessor, createContext, type JSX, useContext } from "solid-js"
import { type ContactPermission, contactMay } from "../../../shared/access.ts"
import type { PortalSelf } from "../../../shared/customers.ts"

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
  await revalidate()
}
