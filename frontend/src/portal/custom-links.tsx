import { For, Show } from "solid-js"
import type { CustomLink } from "../../../shared/custom-links.ts"
import { useSelf } from "./session.tsx"
import { useWords } from "./words.ts"

/** The company's own links of one place, in its order. What is on the web opens beside the portal. */
export function CustomLinks(props: { place: CustomLink["place"] }) {
  const { self } = useSelf()
  const { language } = useWords()
  const links = () => self().links.filter(({ place }) => place === props.place)
  return (
    <Show when={links().length}>
      <ul class="custom-links" data-place={props.place}>
        <For each={links()}>
          {(link) => (
            <li>
              <a
                href={link.url}
                rel="noopener noreferrer"
                target={link.url.startsWith("https:") ? "_blank" : undefined}
              >
                <bdi>{link[language()] || link.en || link.ar}</bdi>
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
