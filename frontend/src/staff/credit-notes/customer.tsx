import { ButtonLink } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { getCustomerCreditNotes } from "../documents/api.ts"
import { PagedTable } from "../paged.tsx"
import { paths } from "../paths.ts"
import { creditNoteColumns } from "./list.tsx"
import { useCreditNoteWords } from "./words.ts"

/** The credit notes of one customer. */
export function CustomerCreditNotes(props: { customerId: string }) {
  const words = useCreditNoteWords()
  const { own } = words
  return (
    <PagedTable
      label={own().title}
      keys={[getCustomerCreditNotes.key]}
      columns={creditNoteColumns(words, false)}
      load={(after) => getCustomerCreditNotes(props.customerId, { after })}
      empty={
        <Empty title={own().emptyCustomer} text={own().emptyCustomerText}>
          <ButtonLink href={paths.customerInvoices(props.customerId)}>{own().toInvoices}</ButtonLink>
        </Empty>
      }
    />
  )
}
