import { createAsync, type RouteSectionProps, useLocation, useNavigate } from "@solidjs/router"
import { createEffect, type JSX, Match, on, Show, Suspense, Switch } from "solid-js"
import type { StaffSelf } from "../../../shared/staff.ts"
import { ApiError } from "../lib/api.ts"
import { page } from "../lib/page.tsx"
import { signedOut } from "../lib/signed-out.ts"
import { languageChosen } from "../lib/words.tsx"
import { Load } from "../ui/load.tsx"
import { PageSkeleton } from "../ui/skeleton.tsx"
import { getSelf } from "./api.ts"
import { Sidebar, TopBar } from "./navigation.tsx"
import { paths } from "./paths.ts"
import { PausedBanner } from "./paused-banner.tsx"
import { SampleBanner } from "./sample-data/banner.tsx"
import { SelfProvider } from "./session.tsx"
import { SupportBanner } from "./support-banner.tsx"
import { useWords } from "./words.tsx"

const Gate = page(() => import("./auth/gate.tsx").then((module) => module.GatePage))

/** Leads to signing in from wherever a call was refused, and back afterwards. */
function createWayIn() {
  const navigate = useNavigate()
  const location = useLocation()
  createEffect(() => {
    if (!signedOut()) return
    const here = location.pathname + location.search
    const next = here === paths.home ? "" : `?next=${encodeURIComponent(here)}`
    navigate(`${paths.signIn}${next}`, { replace: true })
  })
}

/** A new page starts at its top, for the eye and for the keyboard. */
function createFocus(main: () => HTMLElement | undefined) {
  const location = useLocation()
  createEffect(
    on(
      () => location.pathname,
      () => main()?.focus({ preventScroll: true }),
      { defer: true },
    ),
  )
}

function Frame(props: { self: StaffSelf; children: JSX.Element }) {
  const { t, language, setLanguage } = useWords()
  let main: HTMLElement | undefined
  createFocus(() => main)
  if (!languageChosen() && props.self.staff.language !== language()) setLanguage(props.self.staff.language)
  return (
    <SelfProvider self={props.self}>
      <a class="skip" href="#main">
        {t().app.skip}
      </a>
      <div class="app">
        <Sidebar />
        <TopBar />
        <main id="main" tabindex="-1" ref={main}>
          <SupportBanner />
          <PausedBanner />
          <SampleBanner />
          <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
        </main>
      </div>
    </SelfProvider>
  )
}

/** Whose role needs a second factor and who has none gets nowhere before it is set up. */
async function selfOrGate(): Promise<StaffSelf | "gate"> {
  try {
    return await getSelf()
  } catch (error) {
    if (error instanceof ApiError && error.reason === "second_factor_required") return "gate"
    throw error
  }
}

function SignedIn(props: { children: JSX.Element }) {
  const answer = createAsync(selfOrGate)
  const self = () => {
    const known = answer()
    return known === "gate" ? undefined : known
  }
  return (
    <Switch>
      <Match when={self()}>{(known) => <Frame self={known()}>{props.children}</Frame>}</Match>
      <Match when={answer() === "gate"}>
        <Gate />
      </Match>
    </Switch>
  )
}

const Waiting = () => (
  <div class="app">
    <main>
      <PageSkeleton />
    </main>
  </div>
)

export function Shell(props: RouteSectionProps) {
  createWayIn()
  return (
    <Show when={!signedOut()}>
      <Load keys={[getSelf.key]} skeleton={<Waiting />}>
        <SignedIn>{props.children}</SignedIn>
      </Load>
    </Show>
  )
}
