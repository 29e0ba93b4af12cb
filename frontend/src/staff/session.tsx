import { query, revalidate } from "@solidjs/router"
import { type Accessor, createContext, type JSX, Show, useContext } from "solid-js"
import { type StaffPermission, staffMay } from "../../../shared/access.ts"
import type { StaffSelf } from "../../../shared/staff.ts"
import { setSignedOut } from "../lib/signed-out.ts"
import { getSelf } from "./api.ts"
import { NoPermission } from "./states.tsx"

const SelfContext = createContext<Accessor<StaffSelf>>()

export function SelfProvider(props: { self: StaffSelf; children: JSX.Element }) {
  return <SelfContext.Provider value={() => props.self}>{props.children}</SelfContext.Provider>
}

/** The signed-in member of staff, their company, and what their role may do. */
export function useStaff() {
  const self = useContext(SelfContext)
  if (!self) throw new Error("not below SelfProvider")
  return {
    self,
    tenant: () => self().tenant,
    may: (permission: StaffPermission) => staffMay(self().staff.role, permission),
  }
}

export const reloadSelf = () => revalidate(getSelf.key)

/** Nothing of the one who was signed in before may be shown to the next. */
export function forgetSession() {
  query.clear()
  setSignedOut(false)
}

/** Its content only for roles that may see it; the others read why not. */
export function Guard(props: { needs: StaffPermission; children: JSX.Element }) {
  const { may } = useStaff()
  return (
    <Show when={may(props.needs)} fallback={<NoPermission />}>
      {props.children}
    </Show>
  )
}
