import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import Card from "~icons/lucide/credit-card"
import Portal from "~icons/lucide/external-link"
import Invoices from "~icons/lucide/file-text"
import Home from "~icons/lucide/house"
import SignOut from "~icons/lucide/log-out"
import MenuIcon from "~icons/lucide/menu"
import Settings from "~icons/lucide/settings"
import Imports from "~icons/lucide/upload"
import Customers from "~icons/lucide/users"
import { Menu } from "../ui/menu.tsx"
import { tenant } from "./api.ts"
import { LanguageSwitch } from "./language.tsx"
import { paths } from "./paths.ts"
import { useStaff } from "./session.tsx"
import { createSignOut } from "./sign-out.ts"
import { Wordmark } from "./wordmark.tsx"
import { useWords } from "./words.tsx"

const places = [
  { name: "home", href: paths.home, icon: Home },
  { name: "customers", href: paths.customers, icon: Customers },
  { name: "invoices", href: paths.invoices, icon: Invoices },
  { name: "payments", href: paths.payments, icon: Card },
  { name: "imports", href: paths.imports, icon: Imports },
  { name: "settings", href: paths.settings, icon: Settings },
] as const

function Places() {
  const { t } = useWords()
  return (
    <nav class="places" aria-label={t().app.navigation}>
      <For each={places}>
        {(place) => (
          <A href={place.href} end={place.href === paths.home}>
            <place.icon aria-hidden="true" />
            {t().app[place.name]}
          </A>
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
          <span class="soft small">
            <bdi>{name(self().tenant)}</bdi> · {t().app.roles[self().staff.role]}
          </span>
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
