import { createAsync, revalidate } from "@solidjs/router"
import { createEffect, onCleanup, Show } from "solid-js"
import { Empty } from "../../ui/empty.tsx"
import { Load } from "../../ui/load.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { ActivityList } from "../activity/list.tsx"
import { getActivity, getChecklist } from "../api.ts"
import { PageHead } from "../page-head.tsx"
import { SampleOffer } from "../sample-data/offer.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { ChecklistCard } from "./checklist.tsx"

const lookMilliseconds = 15_000

/** Looks again while somebody looks: an invited customer who comes in ticks a step under their eyes. */
function createWatch(isDone: () => boolean) {
  createEffect(() => {
    if (isDone()) return
    const timer = setInterval(() => !document.hidden && revalidate(getChecklist.key), lookMilliseconds)
    onCleanup(() => clearInterval(timer))
  })
}

function Setup() {
  const checklist = createAsync(() => getChecklist())
  createWatch(() => checklist.latest?.steps.every(({ done }) => done) ?? false)
  return <Show when={checklist()}>{(loaded) => <ChecklistCard steps={loaded().steps} />}</Show>
}

function Recent() {
  const { t } = useWords()
  const page = createAsync(() => getActivity({ limit: 12 }))
  return (
    <Show when={page()}>
      {(loaded) => (
        <Show
          when={loaded().items.length}
          fallback={<Empty title={t().home.activityEmpty} text={t().home.activityEmptyText} />}
        >
          <ActivityList events={loaded().items} linked />
        </Show>
      )}
    </Show>
  )
}

export function HomePage() {
  const { t } = useWords()
  const { self, may } = useStaff()
  return (
    <>
      <PageHead title={t().home.title} heading={t().home.hello(self().staff.name)} />
      <div class="sections">
        <Load keys={[getChecklist.key]} skeleton={<Lines count={6} />}>
          <Setup />
        </Load>
        <SampleOffer />
        <Show when={may("activity.read")}>
          <section aria-labelledby="recent">
            <h2 id="recent">{t().home.activity}</h2>
            <Load keys={[getActivity.key]} skeleton={<Lines count={6} />}>
              <Recent />
            </Load>
          </section>
        </Show>
      </div>
    </>
  )
}
