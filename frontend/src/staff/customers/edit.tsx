import { createAsync, revalidate, useNavigate, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import { Load } from "../../ui/load.tsx"
import { FormSkeleton } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { customers, getCustomer, getCustomers } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard } from "../session.tsx"
import { useWords } from "../words.tsx"
import { CustomerForm } from "./form.tsx"

function EditForm(props: { id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const toast = useToast()
  const detail = createAsync(() => getCustomer(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <CustomerForm
          customer={loaded().customer}
          currency={loaded().customer.currency}
          action={t().app.save}
          backTo={paths.customer(props.id)}
          send={(input) => customers.update(props.id, input)}
          sent={(customer) => {
            toast(t().customers.changed(customer.name))
            revalidate([getCustomer.key, getCustomers.key])
            navigate(paths.customer(props.id))
          }}
        />
      )}
    </Show>
  )
}

export function EditCustomerPage() {
  const { t } = useWords()
  const params = useParams<{ id: string }>()
  return (
    <>
      <PageHead
        title={t().customers.editTitle}
        back={{ href: paths.customer(params.id), text: t().app.back }}
      />
      <Guard needs="customers.write">
        <Load keys={[getCustomer.keyFor(params.id)]} skeleton={<FormSkeleton />}>
          <EditForm id={params.id} />
        </Load>
      </Guard>
    </>
  )
}
