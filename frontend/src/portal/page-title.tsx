import { Title } from "../ui/title.tsx"
import { usePortalTitle } from "./face.tsx"
import { useWords } from "./words.ts"

export function PageTitle(props: { children: string }) {
  const { t } = useWords()
  const portal = usePortalTitle()
  return <Title>{t().titleOf(props.children, portal())}</Title>
}
