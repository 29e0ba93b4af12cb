import { For, Show } from "solid-js"
import Check from "~icons/lucide/check"
import { contrast } from "../../lib/color.ts"
import { surfaces, themeOf } from "../../lib/theme.ts"
import { useWords } from "../words.tsx"

/** What the colour becomes and how well it reads (WCAG 2.2: 4.5 for text, 3 for marks), by the portal's own rule. */
export function Contrasts(props: { colour: string }) {
  const { t } = useWords()
  const checks = () => {
    const theme = themeOf(props.colour, "light")
    const words = t().settings
    return [
      { name: words.contrastButton, ratio: contrast(theme.brand, theme.onBrand), used: theme.brand },
      { name: words.contrastLink, ratio: contrast(theme.link, surfaces.light), used: theme.link },
      { name: words.contrastRing, ratio: contrast(theme.ring, surfaces.light), used: theme.ring },
    ]
  }
  return (
    <div class="contrasts">
      <h2>{t().settings.contrast}</h2>
      <ul>
        <For each={checks()}>
          {(check) => (
            <li>
              <Check aria-hidden="true" />
              <span>
                {check.name}
                <Show when={check.used !== props.colour}>
                  <span class="soft small"> {t().settings.contrastAdjusted}</span>
                </Show>
              </span>
              <span class="number soft">
                <bdi dir="ltr">{check.ratio.toFixed(1)} : 1</bdi>
              </span>
            </li>
          )}
        </For>
      </ul>
      <p class="hint">{t().settings.contrastText}</p>
    </div>
  )
}
