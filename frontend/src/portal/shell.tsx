import { A, createAsync, type RouteSectionProps, useLocation, useNavigate } from "@solidjs/router"
import { createEffect, Match, Show, Suspense, Switch } from "solid-js"
import type { PortalSelf } from "../../../shared/customers.ts"
import { offeredLanguage } from "../../../shared/languages.ts"
import { ApiError } from "../lib/api.ts"
import { page } from "../lib/page.tsx"
import { signedOut } from "../lib/signed-out.ts"
import { languageChosen } from "../lib/words.tsx"
import { Load } from "../ui/load.tsx"
import { PageSkeleton } from "../ui/skeleton.tsx"
import { AccountMenu } from "./account-menu.tsx"
import { getSelf } from "./api.ts"
import { CustomLinks } from "./custom-links.tsx"
import { Company } from "./face.tsx"
import { LanguageSwitch } from "./language.tsx"
import { Navigation } from "./navigation.tsx"
import { paths } from "./paths.ts"
import { isLooking } from "./preview/looking.ts"
import { SelfProvider, useSelf } from "./session.tsx"
import { useWords } from "./words.ts"

const Switcher = page(() => import("./switcher.tsx").then((module) => module.Switcher))
const PreviewBanner = page(() => import("./preview/banner.tsx").then((module) => module.PreviewBanner))
const Gate = page(() => import("./auth/gate.tsx").then((module) => module.GatePage))

/** Whose portal, as whom, and the reader's own things. Staff who look have none of the latter. */
function TopBar() {
  const { self } = useSelf()
  return (
    <div class="portal-bar">
      <A href={paths.overview} class="quiet">
        <Company />
      </A>
      <div class="actions">
        <Show when={!self().preview}>
          <Suspense>
            <Switcher />
          </Suspense>
        </Show>
        <LanguageSwitch signedIn={!self().preview} />
        <Show when={!self().preview}>
          <AccountMenu />
        </Show>
      </div>
    </div>
  )
}

function Frame(props: RouteSectionProps & { self: PortalSelf }) {
  const { t, language, setLanguage } = useWords()
  createEffect(() => {
    const chosen = offeredLanguage(props.self.face, props.self.contact.language)
    if (!languageChosen() && chosen !== language()) setLanguage(chosen)
  })
  return (
    <SelfProvider self={props.self}>
      <a class="skip" href="#content">
        {t().skip}
      </a>
      <Show when={props.self.preview}>
        <Suspense>
          <PreviewBanner />
        </Suspense>
      </Show>
      <header class="portal-top">
        <TopBar />
        <Navigation />
        <CustomLinks place="header" />
      </header>
      <main id="content" class="portal-main" tabindex="-1">
        <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
      </main>
      <footer class="portal-foot soft small">
        <span>{t().poweredBy}</span>
        <CustomLinks place="footer" />
        <a href={`mailto:${props.self.tenant.email}`}>{t().contactUs}</a>
      </footer>
    </SelfProvider>
  )
}

/** Signed out, by whatever: to the sign-in page, and back to where the reader wanted to go. */
function createWayIn() {
  const location = useLocation()
  const navigate = useNavigate()
  createEffect(() => {
    if (!signedOut()) return
    const here = encodeURIComponent(`${location.pathname}${location.search}`)
    navigate(isLooking() ? paths.preview : `${paths.signIn}?to=${here}`, { replace: true })
  })
}

/** Where the company asks for a second factor, who has none gets nowhere before it is set up. */
async function selfOrGate(): Promise<PortalSelf | "gate"> {
  try {
    return await getSelf()
  } catch (error) {
    if (error instanceof ApiError && error.reason === "second_factor_required") return "gate"
    throw error
  }
}

function Inside(props: RouteSectionProps) {
  const answer = createAsync(selfOrGate)
  const self = () => {
    const known = answer()
    return known === "gate" ? undefined : known
  }
  return (
    <Switch>
      <Match when={self()}>{(known) => <Frame {...props} self={known()} />}</Match>
      <Match when={answer() === "gate"}>
        <Gate />
      </Match>
    </Switch>
  )
}

const Waiting = () => (
  <main class="portal-main">
    <PageSkeleton />
  </main>
)

export function Shell(props: RouteSectionProps) {
  createWayIn()
  return (
    <Show when={!signedOut()}>
      <Load keys={[getSelf.key]} skeleton={<Waiting />}>
        <Inside {...props} />
      </Load>
    </Show>
  )
}
