import { Show } from "solid-js"
import { PageHead } from "../page-head.tsx"
import { useStaff } from "../session.tsx"
import { HealthCard } from "./health-card.tsx"
import { SenderCard } from "./sender-card.tsx"
import { SuppressionsCard } from "./suppressions-card.tsx"
import { useMailWords } from "./words.ts"
import "./mails.css"

export function MailsPage() {
  const { own, t } = useMailWords()
  const { may } = useStaff()
  return (
    <>
      <PageHead title={t().settings.mails} text={own().text} />
      <Show when={!may("branding.write")}>
        <p class="notice">{t().app.readOnly}</p>
      </Show>
      <div class="sections">
        <div class="sections narrow">
          <HealthCard />
          <SenderCard />
        </div>
        <SuppressionsCard />
      </div>
    </>
  )
}
