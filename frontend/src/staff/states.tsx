import { ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { PageHead } from "./page-head.tsx"
import { paths } from "./paths.ts"
import { useWords } from "./words.tsx"

export function NoPermission() {
  const { t } = useWords()
  return <Empty isPage title={t().app.noPermissionTitle} text={t().app.noPermissionText} />
}

export function NotFoundPage() {
  const { t } = useWords()
  return (
    <>
      <PageHead title={t().app.notFoundTitle} text={t().app.notFoundText} />
      <div class="actions">
        <ButtonLink href={paths.home}>{t().app.goHome}</ButtonLink>
      </div>
    </>
  )
}
