import { revalidate, useNavigate } from "@solidjs/router"
import { useToast } from "../../ui/toast.tsx"
import { customers, getCustomers } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { Guard, useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { CustomerForm } from "./form.tsx"

export function NewCustomerPage() {
  const { t } = useWords()
  const { tenant } = useStaff()
  const navigate = useNavigate()
  const toast = useToast()
  return (
    <>
      <PageHead
        title={t().customers.addTitle}
        text={t().customers.addText}
        back={{ href: paths.customers, text: t().customers.title }}
      />
      <Guard needs="customers.write">
        <CustomerForm
          currency={tenant().currency}
          action={t().customers.add}
          backTo={paths.customers}
          send={customers.create}
          sent={(customer) => {
            toast(t().customers.added(customer.name))
            revalidate(getCustomers.key)
            navigate(paths.customer(customer.id))
          }}
        />
      </Guard>
    </>
  )
}
