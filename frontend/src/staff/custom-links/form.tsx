import type { CustomLink } from "../../../../shared/custom-links.ts"
import { ApiError } from "../../lib/api.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useCustomLinkWords } from "./words.ts"

const places = ["header", "footer", "home"] as const
const linkField = /^items\.\d+\./

/** The server names fields by their place in the whole list; the form has one link. */
async function atOwnFields<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof ApiError && error.fields)) throw error
    const fields = Object.entries(error.fields).map(([name, key]) => [name.replace(linkField, ""), key])
    throw Object.assign(error, { fields: Object.fromEntries(fields) })
  }
}

type Props = {
  link: CustomLink | undefined
  /** Sends the whole list with this link in it. */
  send: (link: CustomLink) => Promise<unknown>
  sent: () => void
  close: () => void
}

export function LinkForm(props: Props) {
  const { own, t } = useCustomLinkWords()
  const form = createForm({
    initial: {
      place: props.link?.place ?? "footer",
      en: props.link?.en ?? "",
      ar: props.link?.ar ?? "",
      url: props.link?.url ?? "",
    },
    required: ["url"],
    send: ({ place, en, ar, url }) => {
      const texts = { ...(en.trim() && { en }), ...(ar.trim() && { ar }) }
      return atOwnFields(() => props.send({ place: place as CustomLink["place"], url, ...texts }))
    },
    sent: props.sent,
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Problem error={form.problem()} />
      <SelectField
        {...form.field("place")}
        label={own().place}
        options={places.map((place) => ({ value: place, text: own().places[place] }))}
      />
      <TextField {...form.field("en")} label={own().english} />
      <TextField {...form.field("ar")} label={own().arabic} lang="ar" dir="rtl" optional />
      <TextField {...form.field("url")} label={own().address} hint={own().addressHint} ltr />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {t().app.save}
        </Button>
      </div>
    </form>
  )
}
