import { useLocation } from "@solidjs/router"
import type { ParentProps } from "solid-js"
import { LinkTabs } from "../../ui/tabs.tsx"
import { paths } from "../paths.ts"
import { useWords } from "../words.tsx"

const sections = ["company", "portal", "branding", "payments"] as const
const hrefs = {
  company: paths.company,
  portal: paths.portal,
  branding: paths.branding,
  payments: paths.stripe,
}

export function SettingsLayout(props: ParentProps) {
  const { t } = useWords()
  const location = useLocation()
  return (
    <>
      <p class="over-title">{t().settings.title}</p>
      <LinkTabs
        label={t().settings.sections}
        tabs={sections.map((section) => ({
          href: hrefs[section],
          text: t().settings[section],
          current: location.pathname === hrefs[section],
        }))}
      />
      {props.children}
    </>
  )
}
