import { useLocation } from "@solidjs/router"
import type { ParentProps } from "solid-js"
import type { StaffPermission } from "../../../../shared/access.ts"
import { LinkTabs } from "../../ui/tabs.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

const sections = [
  "company",
  "portal",
  "domains",
  "branding",
  "customLinks",
  "downloads",
  "payments",
  "numbering",
  "queries",
  "statements",
  "mails",
  "team",
  "security",
  "audit",
  "plan",
] as const
const needs: Partial<Record<(typeof sections)[number], StaffPermission>> = {
  numbering: "documents.read",
  queries: "queries.read",
  statements: "statements.read",
  security: "apiKeys.write",
  audit: "audit.read",
  plan: "plan.manage",
}
const hrefs = {
  company: paths.company,
  portal: paths.portal,
  domains: paths.address,
  branding: paths.branding,
  customLinks: paths.customLinks,
  downloads: paths.downloads,
  payments: paths.stripe,
  numbering: paths.numbering,
  queries: paths.querySettings,
  statements: paths.statementSettings,
  mails: paths.mails,
  team: paths.team,
  security: paths.security,
  audit: paths.audit,
  plan: paths.plan,
}

export function SettingsLayout(props: ParentProps) {
  const { t } = useWords()
  const { may } = useStaff()
  const location = useLocation()
  const open = () =>
    sections.filter((section) => {
      const needed = needs[section]
      return !needed || may(needed)
    })
  return (
    <>
      <p class="over-title">{t().settings.title}</p>
      <LinkTabs
        label={t().settings.sections}
        tabs={open().map((section) => ({
          href: hrefs[section],
          text: t().settings[section],
          current: location.pathname === hrefs[section],
        }))}
      />
      {props.children}
    </>
  )
}
