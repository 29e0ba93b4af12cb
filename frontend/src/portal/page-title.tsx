import { Title } from "../ui/title.tsx"
import { useFace } from "./face.tsx"
import { useWords } from "./words.ts"

export function PageTitle(props: { children: string }) {
  const { t } = useWords()
  const face = useFace()
  return <Title>{t().titleOf(props.children, face?.name ?? "")}</Title>
}
