import { useSearchParams } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import type { StaffPermission } from "../../../../shared/access.ts"
import type { Customer } from "../../../../shared/customers.ts"
import { Load } from "../../ui/load.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { getCustomer } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { Guard } from "../session.tsx"
import { CustomerPicker } from "./customer-picker.tsx"
import { createOnce } from "./once.ts"
import "./documents.css"

function ForCustomer(props: { id: string; children: (customer: Customer) => JSX.Element }) {
  const detail = createOnce(() => getCustomer(props.id))
  return (
    <Show when={detail()?.customer} keyed>
      {(customer) => props.children(customer)}
    </Show>
  )
}

/** A page that makes something new for a customer: chosen first, unless the address says for whom. */
export function NewForCustomer(props: {
  title: string
  text?: string
  needs: StaffPermission
  back: { href: string; text: string }
  children: (customer: Customer) => JSX.Element
}) {
  const [search, setSearch] = useSearchParams<{ customer?: string }>()
  return (
    <>
      <PageHead title={props.title} text={props.text} back={props.back} />
      <Guard needs={props.needs}>
        <Show
          when={search.customer}
          fallback={<CustomerPicker choose={({ id }) => setSearch({ customer: id }, { replace: true })} />}
        >
          {(id) => (
            <Load keys={[getCustomer.keyFor(id())]} skeleton={<FormSkeleton />}>
              <ForCustomer id={id()}>{props.children}</ForCustomer>
            </Load>
          )}
        </Show>
      </Guard>
    </>
  )
}
