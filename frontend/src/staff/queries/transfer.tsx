import { Show } from "solid-js"
import type { QuerySummary } from "../../../../shared/queries.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useQueryWords } from "./words.ts"

type Advised = QuerySummary & { transfer: NonNullable<QuerySummary["transfer"]> }

const isAdvised = (query: QuerySummary): query is Advised => query.transfer !== undefined
export const adviceOf = (query: QuerySummary) => (isAdvised(query) ? query : undefined)

export function TransferFacts(props: { query: Advised }) {
  const { own, money, date } = useQueryWords()
  const transfer = () => props.query.transfer
  return (
    <>
      <div>
        <dt>{own().transferred}</dt>
        <dd>{own().transferredOn(money(transfer().amount), date(transfer().on))}</dd>
      </div>
      <Show when={transfer().reference}>
        {(reference) => (
          <div>
            <dt>{own().reference}</dt>
            <dd>
              <bdi>{reference()}</bdi>
            </dd>
          </div>
        )}
      </Show>
    </>
  )
}

/** What a customer says is no payment yet: whoever sees it in the bank account records it. */
export function RecordTransfer(props: { query: Advised }) {
  const { own } = useQueryWords()
  const { may } = useStaff()
  const address = () => {
    const { customerId, about, transfer } = props.query
    return paths.recordPayment(customerId, about?.kind === "invoice" ? about.id : "", transfer)
  }
  return (
    <Show when={may("payments.write") && props.query.status !== "solved"}>
      <div>
        <ButtonLink href={address()} wide>
          {own().record}
        </ButtonLink>
        <p class="soft small">{own().recordText}</p>
      </div>
    </Show>
  )
}
