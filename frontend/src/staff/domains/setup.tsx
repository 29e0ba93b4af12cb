import { createResource, onCleanup, Show } from "solid-js"
import { ApiError } from "../../lib/api.ts"
import { takeToken } from "../../lib/link-token.ts"
import { Lines } from "../../ui/skeleton.tsx"
import { AuthFrame } from "../auth/frame.tsx"
import { domains } from "./api.ts"
import { DomainFacts, StateBadge } from "./facts.tsx"
import { useDomainWords } from "./words.ts"

const watchMilliseconds = 10_000

/** For whoever looks after a company's DNS: its records and what is seen of them, live, without an account. */
export function DomainSetupPage() {
  const { own, name } = useDomainWords()
  const token = takeToken()
  const [setup, { refetch }] = createResource(() =>
    domains.watch(token).catch((error: unknown) => {
      if (error instanceof ApiError) return undefined
      throw error
    }),
  )
  const timer = setInterval(() => !document.hidden && refetch(), watchMilliseconds)
  onCleanup(() => clearInterval(timer))
  return (
    <Show
      when={setup.latest}
      fallback={
        <Show when={!setup.loading} fallback={<Lines count={6} />}>
          <AuthFrame title={own().gone}>
            <p class="soft">{own().goneText}</p>
          </AuthFrame>
        </Show>
      }
    >
      {(known) => (
        <AuthFrame
          title={own().setupTitle(known().domain.unicode)}
          text={own().setupText(name({ name: known().company, nameArabic: known().companyArabic }))}
          wide
        >
          <div class="stack">
            <p>
              <StateBadge domain={known().domain} />
            </p>
            <DomainFacts domain={known().domain} />
          </div>
        </AuthFrame>
      )}
    </Show>
  )
}
