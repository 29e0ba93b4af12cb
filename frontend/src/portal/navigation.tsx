import { A, useLocation } from "@solidjs/router"
import { For, Show } from "solid-js"
import { Menu } from "../ui/menu.tsx"
import { paths } from "./paths.ts"
import { useSelf } from "./session.tsx"
import { useWords } from "./words.ts"

type Place = { href: string; text: string; also?: string }

/** How many a phone shows; the rest is behind one button there, and on a wide screen beside them. */
const alwaysShown = 3

/** What the company shows this customer, and nothing else. */
function createPlaces() {
  const { t } = useWords()
  const { sees } = useSelf()
  return (): Place[] => {
    const names = t().nav
    const places: (Place | false)[] = [
      { href: paths.overview, text: names.overview },
      sees("invoices") && { href: paths.invoices, text: names.invoices },
      sees("statements") && { href: paths.statement, text: names.statement },
      sees("invoices") && { href: paths.payments, text: names.payments },
      sees("estimates") && { href: paths.estimates, text: names.estimates },
      sees("projects") && { href: paths.projects, text: names.projects },
      sees("retainers") && { href: paths.retainers, text: names.retainers },
      sees("invoices") && { href: paths.creditNotes, text: names.creditNotes, also: paths.requests },
      sees("queries") && { href: paths.queries, text: names.queries },
    ]
    return places.filter((place) => place !== false)
  }
}

export function Navigation() {
  const { t } = useWords()
  const location = useLocation()
  const places = createPlaces()
  const current = ({ href, also }: Place) =>
    href === paths.overview
      ? location.pathname === href
      : location.pathname.startsWith(href) || (also !== undefined && location.pathname.startsWith(also))
  const link = (place: Place) => (
    <A href={place.href} aria-current={current(place) ? "page" : undefined}>
      {place.text}
    </A>
  )
  const rest = () => places().slice(alwaysShown)
  const hidden = () => rest().find(current)
  return (
    <nav class="portal-nav" aria-label={t().navigation}>
      <For each={places().slice(0, alwaysShown)}>{link}</For>
      <Show when={rest().length}>
        <div class="nav-more" data-current={hidden() ? "" : undefined}>
          <Menu
            label={hidden() ? `${t().more}: ${hidden()?.text}` : t().more}
            trigger={
              <>
                {hidden()?.text ?? t().more}
                <span aria-hidden="true">▾</span>
              </>
            }
          >
            <For each={rest()}>{link}</For>
          </Menu>
        </div>
      </Show>
    </nav>
  )
}
