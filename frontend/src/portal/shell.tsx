import { A, createAsync, type RouteSectionProps, useLocation, useNavigate } from "@solidjs/router"
import { createEffect, ErrorBoundary, For, Show, Suspense } from "solid-js"
import type { PortalSelf } from "../../../shared/customers.ts"
import { createAction } from "../lib/action.ts"
import { ApiError } from "../lib/api.ts"
import { languageChosen } from "../lib/words.tsx"
import { Failure } from "../ui/load.tsx"
import { Menu } from "../ui/menu.tsx"
import { PageSkeleton } from "../ui/skeleton.tsx"
import { auth, getSelf } from "./api.ts"
import { Company } from "./face.tsx"
import { LanguageSwitch } from "./language.tsx"
import { paths } from "./paths.ts"
import { forgetSession, SelfProvider } from "./session.tsx"
import { useWords } from "./words.ts"

function Account(props: { self: PortalSelf }) {
  const { t, name } = useWords()
  const navigate = useNavigate()
  const signOut = createAction(async () => {
    await auth.signOut()
    await forgetSession()
    navigate(paths.signIn)
  })
  return (
    <Menu
      label={t().account(props.self.contact.name)}
      trigger={
        <>
          <bdi class="wide-only">{name(props.self.customer)}</bdi>
          <span class="avatar" aria-hidden="true">
            {[...props.self.contact.name][0]}
          </span>
        </>
      }
    >
      <p class="menu-who">
        <bdi class="strong">{props.self.contact.name}</bdi>
        <bdi class="soft small">{props.self.contact.email}</bdi>
        <bdi class="soft small">{name(props.self.customer)}</bdi>
      </p>
      <button type="button" onClick={() => signOut.run()}>
        {t().signOut}
      </button>
    </Menu>
  )
}

function Navigation(props: { self: PortalSelf }) {
  const { t } = useWords()
  const location = useLocation()
  const pages = () => [
    { href: paths.overview, text: t().overview.nav },
    ...(props.self.visibility.invoices ? [{ href: paths.invoices, text: t().invoices.nav }] : []),
    { href: paths.payments, text: t().payments.nav },
  ]
  const current = (href: string) =>
    href === paths.overview ? location.pathname === href : location.pathname.startsWith(href)
  return (
    <nav class="portal-nav" aria-label={t().navigation}>
      <For each={pages()}>
        {(page) => (
          <A href={page.href} aria-current={current(page.href) ? "page" : undefined}>
            {page.text}
          </A>
        )}
      </For>
    </nav>
  )
}

function Frame(props: RouteSectionProps & { self: PortalSelf }) {
  const { t, language, setLanguage } = useWords()
  createEffect(() => {
    const chosen = props.self.contact.language
    if (!languageChosen() && chosen !== language()) setLanguage(chosen)
  })
  return (
    <SelfProvider self={props.self}>
      <a class="skip" href="#content">
        {t().skip}
      </a>
      <header class="portal-top">
        <div class="portal-bar">
          <A href={paths.overview} class="quiet">
            <Company />
          </A>
          <div class="actions">
            <LanguageSwitch signedIn />
            <Account self={props.self} />
          </div>
        </div>
        <Navigation self={props.self} />
      </header>
      <main id="content" class="portal-main" tabindex="-1">
        {props.children}
      </main>
      <footer class="portal-foot soft small">
        <span>{t().poweredBy}</span>
        <a href={`mailto:${props.self.tenant.email}`}>{t().contactUs}</a>
      </footer>
    </SelfProvider>
  )
}

/** Not signed in: to the sign-in page, and back to where the reader wanted to go. */
function SignedOut(props: { error: unknown; retry: () => void }) {
  const location = useLocation()
  const navigate = useNavigate()
  const gone = () => props.error instanceof ApiError && props.error.code === "unauthenticated"
  createEffect(() => {
    if (gone())
      navigate(`${paths.signIn}?to=${encodeURIComponent(`${location.pathname}${location.search}`)}`, {
        replace: true,
      })
  })
  return (
    <Show when={!gone()}>
      <main class="portal-main">
        <Failure error={props.error} retry={props.retry} />
      </main>
    </Show>
  )
}

function Inside(props: RouteSectionProps) {
  const self = createAsync(() => getSelf())
  return <Show when={self()}>{(known) => <Frame {...props} self={known()} />}</Show>
}

export const Shell = (props: RouteSectionProps) => (
  <ErrorBoundary
    fallback={(error, reset) => <SignedOut error={error} retry={() => forgetSession().then(reset)} />}
  >
    <Suspense
      fallback={
        <main class="portal-main">
          <PageSkeleton />
        </main>
      }
    >
      <Inside {...props} />
    </Suspense>
  </ErrorBoundary>
)
