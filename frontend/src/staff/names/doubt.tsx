import { Show } from "solid-js"
import { doubtOf, latinLook } from "../../../../shared/look-alikes.ts"
import { createSlugCheck, slugOf } from "../auth/slug.ts"
import { useNameWords } from "./words.ts"

function Doubt(props: { text: string | undefined }) {
  return (
    <div class="name-doubt" role="status">
      <Show when={props.text}>{(text) => <p class="notice small">{text()}</p>}</Show>
    </div>
  )
}

/** Below a name that readers could take for another one: a warning, which keeps nobody from anything (R60). */
export function NameDoubt(props: { name: string }) {
  const { own } = useNameWords()
  const text = () => {
    const doubt = doubtOf(props.name)
    return doubt && own()[doubt]
  }
  return <Doubt text={text()} />
}

/**
 * The same for a company's own name, which is also not to look like another company's. All that is told is what the
 * choice of an address tells anybody: that it is taken, and not by whom. `ownSlug` is looked at where it is chosen.
 */
export function CompanyNameDoubt(props: { name: string; ownSlug?: string | undefined }) {
  const { own } = useNameWords()
  const look = () => slugOf(latinLook(props.name))
  const state = createSlugCheck(() => (look() === props.ownSlug ? "" : look()))
  const text = () => {
    const doubt = doubtOf(props.name)
    if (doubt) return own()[doubt]
    return state() === "taken" ? own().taken_look : undefined
  }
  return <Doubt text={text()} />
}
