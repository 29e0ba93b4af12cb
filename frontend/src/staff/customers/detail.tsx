import { createAsync, useParams } from "@solidjs/router"
import { Show } from "solid-js"
import { ButtonLink } from "../../ui/button.tsx"
import { Load } from "../../ui/load.tsx"
import { PageSkeleton } from "../../ui/skeleton.tsx"
import { getCustomer } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { paths } from "../paths.ts"
import { SampleBadge } from "../sample-data/badge.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { BalanceCards } from "./balances.tsx"
import { PreviewButton } from "./preview.tsx"
import { CustomerTabs } from "./tabs.tsx"

function Customer(props: { id: string }) {
  const words = useWords()
  const { t } = words
  const { may, self } = useStaff()
  const detail = createAsync(() => getCustomer(props.id))
  return (
    <Show when={detail()}>
      {(loaded) => (
        <>
          <PageHead
            title={words.name(loaded().customer)}
            text={loaded().customer.number}
            back={{ href: paths.customers, text: t().customers.title }}
            beside={<SampleBadge of={loaded().customer} />}
          >
            <Show when={may("preview.open") && !self().support}>
              <PreviewButton customerId={props.id} />
            </Show>
            <Show when={may("customers.write") && !loaded().customer.sample}>
              <ButtonLink href={paths.editCustomer(props.id)}>{t().customers.edit}</ButtonLink>
            </Show>
          </PageHead>
          <BalanceCards balances={loaded().balances} />
          <CustomerTabs detail={loaded()} />
        </>
      )}
    </Show>
  )
}

export function CustomerPage() {
  const params = useParams<{ id: string }>()
  return (
    <Load keys={[getCustomer.keyFor(params.id)]} skeleton={<PageSkeleton />}>
      <Customer id={params.id} />
    </Load>
  )
}
