import { createAsync } from "@solidjs/router"
import { type JSX, Show, Suspense } from "solid-js"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useStaff } from "../session.tsx"
import { createAdding, getSampleData } from "./api.ts"
import { useSampleWords } from "./words.ts"

/** Shown while there is nothing of a company's own, to whoever may bring data in. Nothing waits for it. */
function WhileOffered(props: { children: JSX.Element }) {
  const { may } = useStaff()
  // An offer is never worth a page: where it cannot be made, there is none.
  const sample = createAsync(async () =>
    may("imports.write") ? await getSampleData().catch(() => undefined) : undefined,
  )
  return (
    <Suspense>
      <Show when={sample()?.offered}>{props.children}</Show>
    </Suspense>
  )
}

function LookButton() {
  const { own } = useSampleWords()
  const adding = createAdding()
  return (
    <>
      <Problem error={adding.error()} />
      <Button busy={adding.busy()} onClick={() => adding.run()}>
        {own().look}
      </Button>
    </>
  )
}

/** On an empty page, beside what else can be done there. */
export const SampleButton = () => (
  <WhileOffered>
    <LookButton />
  </WhileOffered>
)

export function SampleOffer() {
  const { own } = useSampleWords()
  return (
    <WhileOffered>
      <section class="card card-head" aria-labelledby="sample-offer">
        <div>
          <h2 id="sample-offer">{own().offerTitle}</h2>
          <p class="soft">{own().offerText}</p>
        </div>
        <LookButton />
      </section>
    </WhileOffered>
  )
}
