import { A } from "@solidjs/router"
import { Menu } from "../ui/menu.tsx"
import { paths } from "./paths.ts"
import { createSignOut, useSelf } from "./session.tsx"
import { useWords } from "./words.ts"

export function AccountMenu() {
  const { t, name } = useWords()
  const { self } = useSelf()
  const signOut = createSignOut()
  return (
    <Menu
      label={t().account(self().contact.name)}
      trigger={
        <span class="avatar" aria-hidden="true">
          {[...self().contact.name][0]}
        </span>
      }
    >
      <p class="menu-who">
        <bdi class="strong">{self().contact.name}</bdi>
        <bdi class="soft small">{self().contact.email}</bdi>
        <bdi class="soft small">{name(self().customer)}</bdi>
      </p>
      <A href={paths.account}>{t().yourAccount}</A>
      <A href={paths.colleagues}>{t().colleagues}</A>
      <A href={paths.details}>{t().details}</A>
      <button type="button" onClick={() => signOut.run()}>
        {t().signOut}
      </button>
    </Menu>
  )
}
