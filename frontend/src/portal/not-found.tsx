import { ButtonLink } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { PageTitle } from "./page-title.tsx"
import { paths } from "./paths.ts"
import { useWords } from "./words.ts"

export function NotFoundPage() {
  const { t } = useWords()
  return (
    <>
      <PageTitle>{t().notFound.title}</PageTitle>
      <Empty isPage title={t().notFound.title} text={t().notFound.text}>
        <ButtonLink href={paths.overview}>{t().notFound.home}</ButtonLink>
      </Empty>
    </>
  )
}
