import { Show } from "solid-js"
import type { FieldProps } from "../../lib/form.ts"
import { TextField } from "../../ui/field.tsx"
import { useWords } from "../words.tsx"
import type { SlugState } from "./slug.ts"

/** `app.portico.ae` serves `acme.portico.ae`: the portal's host is this host with the slug in front. */
const portalHost = (slug: string) => `${slug}.${location.host.replace(/^app\./, "")}`

export function SlugField(props: { field: FieldProps; state: SlugState }) {
  const { t } = useWords()
  const verdict = () =>
    ({
      empty: "",
      unknown: "",
      checking: t().auth.slugChecking,
      free: t().auth.slugFree,
      taken: t().auth.slugTaken,
      reserved: t().auth.slugReserved,
      not_a_slug: t().auth.slugShape,
    })[props.state]
  return (
    <div class="slug">
      <TextField
        {...props.field}
        onInput={(text) => props.field.onInput(text.toLowerCase().replaceAll(" ", "-"))}
        label={t().auth.slug}
        hint={t().auth.slugHint}
        autocomplete="off"
        ltr
      />
      <p class="slug-address" aria-live="polite">
        <Show when={props.field.value}>
          <bdi dir="ltr">{portalHost(props.field.value)}</bdi>{" "}
        </Show>
        <span data-verdict={props.state}>{verdict()}</span>
      </p>
    </div>
  )
}
