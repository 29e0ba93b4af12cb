import { createAsync, revalidate, useLocation, useNavigate } from "@solidjs/router"
import { createEffect, Match, on, onCleanup, Show, Suspense, Switch } from "solid-js"
import Flask from "~icons/lucide/flask-conical"
import type { SampleData } from "../../../../shared/sample-data.ts"
import { Button } from "../../ui/button.tsx"
import { Problem } from "../../ui/problem.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { createRemoval, getSampleData } from "./api.ts"
import { useSampleWords } from "./words.ts"

const pollMilliseconds = 700
const moves = (sample: SampleData | undefined) => sample?.state === "adding" || sample?.state === "removing"

/** Asks again while the server works; once it is through, whatever is on the screen is read anew. */
function createProgress(sample: () => SampleData | undefined) {
  createEffect(() => {
    const current = sample()
    if (!moves(current)) return
    const timer = setTimeout(() => revalidate(getSampleData.key), pollMilliseconds)
    onCleanup(() => clearTimeout(timer))
  })
  createEffect(
    on(
      () => moves(sample()),
      (moving, before) => before && !moving && void revalidate(),
      { defer: true },
    ),
  )
}

function Told(props: { sample: SampleData }) {
  const { own } = useSampleWords()
  return (
    <p role="status">
      <Switch>
        <Match when={props.sample.state === "adding"}>
          <span class="strong">{own().adding(props.sample.done, props.sample.of)}</span>
        </Match>
        <Match when={props.sample.state === "there"}>
          <span class="strong">{own().there}</span> {own().thereText}
        </Match>
        <Match when={props.sample.state === "removing"}>
          <span class="strong">{own().removing}</span>
        </Match>
      </Switch>
    </p>
  )
}

/** Nobody is left on the page of a customer that is about to go. Pressed again, a removal that was lost goes on. */
function RemoveButton() {
  const { own } = useSampleWords()
  const navigate = useNavigate()
  const location = useLocation()
  const removal = createRemoval()
  const remove = () => {
    if (location.pathname.startsWith(`${paths.customers}/`)) navigate(paths.customers)
    return removal.run()
  }
  return (
    <>
      <Problem error={removal.error()} />
      <Button busy={removal.busy()} onClick={remove}>
        {own().remove}
      </Button>
    </>
  )
}

/** Where the server does not say how far it is: that there is some is known, and can be taken away. */
const someOfIt: SampleData = { state: "there", offered: false, done: 0, of: 0 }

function Banner() {
  const { own } = useSampleWords()
  const { self, may } = useStaff()
  // Made once, before there is any: a resource that is made while others are read anew would never show.
  const sample = createAsync(async () =>
    self().tenant.sampleDataId ? await getSampleData().catch(() => someOfIt) : undefined,
  )
  createProgress(sample)
  const shown = () => {
    const current = sample()
    return current && current.state !== "none" ? current : undefined
  }
  return (
    <Show when={shown()}>
      {(current) => (
        <aside class="looking" aria-label={own().title}>
          <Flask aria-hidden="true" />
          <Told sample={current()} />
          <Show when={may("imports.write")}>
            <RemoveButton />
          </Show>
        </aside>
      )}
    </Show>
  )
}

/** Nobody should mistake made-up customers for their own. */
export const SampleBanner = () => (
  <Suspense>
    <Banner />
  </Suspense>
)
