import { A, createAsync, useLocation } from "@solidjs/router"
import { type Component, For, Show, Suspense } from "solid-js"
import Projects from "~icons/lucide/briefcase"
import Contacts from "~icons/lucide/contact"
import Card from "~icons/lucide/credit-card"
import Portal from "~icons/lucide/external-link"
import CreditNotes from "~icons/lucide/file-minus"
import Estimates from "~icons/lucide/file-pen-line"
import Invoices from "~icons/lucide/file-text"
import Home from "~icons/lucide/house"
import Requests from "~icons/lucide/inbox"
import SignOut from "~icons/lucide/log-out"
import MenuIcon from "~icons/lucide/menu"
import Queries from "~icons/lucide/messages-square"
import Retainers from "~icons/lucide/piggy-bank"
import Invitations from "~icons/lucide/send"
import Settings from "~icons/lucide/settings"
import Imports from "~icons/lucide/upload"
import Customers from "~icons/lucide/users"
import { Menu } from "../ui/menu.tsx"
import { tenant } from "./api.ts"
import { LanguageSwitch } from "./language.tsx"
import { paths } from "./paths.ts"
import { useStaff } from "./session.tsx"
import { createSignOut } from "./sign-out.ts"
import { countQueries, countRequests } from "./waiting.ts"
import { Wordmark } from "./wordmark.tsx"
import { useWords } from "./words.tsx"

type Place = {
  name:
    | "home"
    | "customers"
    | "contacts"
    | "invitations"
    | "invoices"
    | "creditNotes"
    | "payments"
    | "estimates"
    | "projects"
    | "retainers"
    | "queries"
    | "requests"
    | "imports"
    | "settings"
  href: string
  icon: Component<{ "aria-hidden": "true" }>
}
type Group = { name?: "receivables" | "work" | "inbox"; places: Place[] }

const groups: Group[] = [
  {
    places: [
      { name: "home", href: paths.home, icon: Home },
      { name: "customers", href: paths.customers, icon: Customers },
      { name: "contacts", href: paths.contacts, icon: Contacts },
      { name: "invitations", href: paths.invitations, icon: Invitations },
    ],
  },
  {
    name: "inbox",
    places: [
      { name: "queries", href: paths.queries, icon: Queries },
      { name: "requests", href: paths.requests, icon: Requests },
    ],
  },
  {
    name: "receivables",
    places: [
      { name: "invoices", href: paths.invoices, icon: Invoices },
      { name: "creditNotes", href: paths.creditNotes, icon: CreditNotes },
      { name: "payments", href: paths.payments, icon: Card },
    ],
  },
  {
    name: "work",
    places: [
      { name: "estimates", href: paths.estimates, icon: Estimates },
      { name: "projects", href: paths.projects, icon: Projects },
      { name: "retainers", href: paths.retainers, icon: Retainers },
    ],
  },
  {
    places: [
      { name: "imports", href: paths.imports, icon: Imports },
      { name: "settings", href: paths.settings, icon: Settings },
    ],
  },
]

const counted = { queries: countQueries, requests: countRequests }

/** How much waits there, once it is known; the place is there without it. */
function Waiting(props: { count: () => Promise<string | undefined> }) {
  const { t } = useWords()
  const count = createAsync(() => props.count())
  return (
    <Suspense>
      <Show when={count()}>
        {(text) => (
          <span class="waiting">
            <span aria-hidden="true">{text()}</span>
            <span class="hidden-text">{t().app.waiting(text())}</span>
          </span>
        )}
      </Show>
    </Suspense>
  )
}

/** What belongs to a customer lies below it, and to its own place for whoever works there. */
const ownPlace =
  /^\/customers\/[^/]+\/(invoices|credit-notes|estimates|projects|retainers|queries|credit-note-requests)\b/
const renamed: Record<string, string> = { "credit-note-requests": paths.requests.slice(1) }

function useCurrent() {
  const location = useLocation()
  return () => {
    const [, place = ""] = ownPlace.exec(location.pathname) ?? []
    return place ? `/${renamed[place] ?? place}` : `/${location.pathname.split("/")[1]}`
  }
}

function PlaceLink(props: { place: Place; current: string }) {
  const { t } = useWords()
  const count = () => counted[props.place.name as keyof typeof counted]
  return (
    <a href={props.place.href} aria-current={props.current === props.place.href ? "page" : undefined}>
      <props.place.icon aria-hidden="true" />
      {t().app[props.place.name]}
      <Show when={count()}>{(ask) => <Waiting count={ask()} />}</Show>
    </a>
  )
}

function Places() {
  const { t } = useWords()
  const current = useCurrent()
  return (
    <nav class="places" aria-label={t().app.navigation}>
      <For each={groups}>
        {(group) => (
          <div class="place-group">
            <Show when={group.name}>{(name) => <p class="place-title">{t().app.groups[name()]}</p>}</Show>
            <For each={group.places}>{(place) => <PlaceLink place={place} current={current()} />}</For>
          </div>
        )}
      </For>
    </nav>
  )
}

function Person() {
  const { t, name } = useWords()
  const { self } = useStaff()
  const signOut = createSignOut()
  return (
    <div class="person">
      <Show when={self().tenant.portal.enabled}>
        <a class="side-link" href={self().portalUrl} target="_blank" rel="noopener external">
          <Portal aria-hidden="true" class="mirrored" />
          {t().app.viewPortal}
          <span class="hidden-text"> ({t().app.opensInNewTab})</span>
        </a>
      </Show>
      <button type="button" class="side-link" onClick={signOut}>
        <SignOut aria-hidden="true" class="mirrored" />
        {t().app.signOut}
      </button>
      <LanguageSwitch chosen={(language) => tenant.language(language).catch(() => undefined)} />
      <Show when={!self().support}>
        <A href={paths.account} class="person-name">
          <span class="hidden-text">{t().app.account}</span>
          <span class="strong">
            <bdi>{self().staff.name}</bdi>
          </span>
          <span class="soft small person-place">
            <bdi>{name(self().tenant)}</bdi>
          </span>
          <span class="soft small">{t().app.roles[self().staff.role]}</span>
        </A>
      </Show>
    </div>
  )
}

export function Sidebar() {
  return (
    <aside class="sidebar">
      <Wordmark />
      <Places />
      <Person />
    </aside>
  )
}

/** What the sidebar becomes on a phone. */
export function TopBar() {
  const { t } = useWords()
  return (
    <header class="top-bar">
      <Wordmark />
      <Menu label={t().app.openMenu} trigger={<MenuIcon aria-hidden="true" />}>
        <Places />
        <Person />
      </Menu>
    </header>
  )
}
