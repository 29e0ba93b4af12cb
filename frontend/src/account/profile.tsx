import { Show } from "solid-js"
import type { Account } from "../../../shared/accounts.ts"
import type { Language } from "../../../shared/fields.ts"
import { createForm } from "../lib/form.ts"
import { Button } from "../ui/button.tsx"
import { SelectField, TextField } from "../ui/field.tsx"
import { Problem } from "../ui/problem.tsx"
import { useToast } from "../ui/toast.tsx"
import { account, reloadAccount } from "./api.ts"
import { useAccountWords } from "./words.tsx"

const languages = [
  { value: "en", text: "English" },
  { value: "ar", text: "العربية" },
]

/** `oneLanguage`: there is nothing to choose, and the choice of before is kept. */
export function ProfileCard(props: { account: Account; oneLanguage?: boolean | undefined }) {
  const { t, setLanguage } = useAccountWords()
  const toast = useToast()
  const form = createForm({
    initial: { name: props.account.name, language: props.account.language as string },
    required: ["name"],
    send: ({ name, language }) => account.profile({ name, language: language as Language }),
    sent: async (_, { language }) => {
      if (!props.oneLanguage) await setLanguage(language as Language)
      await reloadAccount()
      toast(t().saved)
    },
  })
  return (
    <section class="card stack" aria-labelledby="profile">
      <h2 id="profile">{t().account.profile}</h2>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Problem error={form.problem()} />
        <div class="columns">
          <TextField {...form.field("name")} label={t().account.name} autocomplete="name" />
          <Show when={!props.oneLanguage}>
            <SelectField
              {...form.field("language")}
              label={t().account.language}
              hint={t().account.languageHint}
              options={languages}
            />
          </Show>
        </div>
        <div class="actions">
          <Button kind="primary" type="submit" busy={form.busy()}>
            {t().save}
          </Button>
        </div>
      </form>
    </section>
  )
}
