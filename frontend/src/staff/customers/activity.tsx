import { createAsync, useSearchParams } from "@solidjs/router"
import { Show } from "solid-js"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { ActivityList } from "../activity/list.tsx"
import { getCustomerActivity } from "../api.ts"
import { Pager } from "../pager.tsx"
import { useWords } from "../words.tsx"

function Events(props: { customerId: string; after: string | undefined }) {
  const { t } = useWords()
  const page = createAsync(() => getCustomerActivity(props.customerId, { after: props.after }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show
          when={loaded().items.length}
          fallback={<Empty title={t().customers.noActivity} text={t().customers.noActivityText} />}
        >
          <ActivityList events={loaded().items} />
          <Pager next={loaded().next} after={props.after} />
        </Show>
      )}
    </Show>
  )
}

export function CustomerActivity(props: { customerId: string }) {
  const [search] = useSearchParams<{ after?: string }>()
  return (
    <Load keys={[getCustomerActivity.key]} skeleton={<Lines count={8} />}>
      <Events customerId={props.customerId} after={search.after} />
    </Load>
  )
}
