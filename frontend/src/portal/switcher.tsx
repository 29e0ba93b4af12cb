import { createAsync } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { Account } from "../../../shared/accounts.ts"
import { getAccount } from "../account/api.ts"
import { createAction } from "../lib/action.ts"
import { Menu } from "../ui/menu.tsx"
import { ToastProvider, useToast } from "../ui/toast.tsx"
import { auth } from "./api.ts"
import { paths } from "./paths.ts"
import { useSelf } from "./session.tsx"
import { useSwitcherWords } from "./switcher-words.ts"
import { commonWords } from "./words.ts"

/** The page is loaded anew, so that nothing of the customer before is left anywhere. */
const loadAnew = () => window.location.assign(paths.overview)

function Customers(props: { customers: Account["customers"] }) {
  const { t, own, name } = useSwitcherWords()
  const toast = useToast()
  const change = createAction(async (id: string) => {
    await auth.switchTo(id)
    loadAnew()
  })
  async function choose(id: string) {
    await change.run(id)
    const error = change.error()
    if (error) toast(commonWords(t()).error(error).title)
  }
  return (
    <>
      <p class="menu-head">{own().here}</p>
      <For each={props.customers}>
        {(customer) => (
          <button
            type="button"
            aria-current={customer.current ? "true" : undefined}
            onClick={() => !customer.current && choose(customer.id)}
          >
            <bdi>{name(customer)}</bdi>
            <Show when={customer.current}>
              <span class="soft small">{own().current}</span>
            </Show>
          </button>
        )}
      </For>
    </>
  )
}

function Portals(props: { portals: Account["portals"] }) {
  const { own, name } = useSwitcherWords()
  return (
    <>
      <p class="menu-head">{own().elsewhere}</p>
      <For each={props.portals}>
        {(portal) => (
          <a href={portal.url} rel="external">
            <bdi>{name(portal)}</bdi>
          </a>
        )}
      </For>
    </>
  )
}

/** The customer's name; a menu for who has more than one, here or with other companies. */
export function Switcher() {
  const { own, name } = useSwitcherWords()
  const { self } = useSelf()
  const shown = () => name(self().customer)
  // A menu that cannot be had must not take the page with it.
  const account = createAsync(() => getAccount().catch(() => undefined))
  const customers = () => (account()?.customers ?? []).filter((_, __, all) => all.length > 1)
  const portals = () => account()?.portals ?? []
  return (
    <Show
      when={customers().length || portals().length}
      fallback={<bdi class="customer-name wide-only">{shown()}</bdi>}
    >
      <Menu
        label={own().label(shown())}
        trigger={
          <>
            <bdi class="customer-name">{shown()}</bdi>
            <span aria-hidden="true" class="menu-mark">
              ▾
            </span>
          </>
        }
      >
        <Show when={customers().length}>
          <ToastProvider>
            <Customers customers={customers()} />
          </ToastProvider>
        </Show>
        <Show when={portals().length}>
          <Portals portals={portals()} />
        </Show>
      </Menu>
    </Show>
  )
}
