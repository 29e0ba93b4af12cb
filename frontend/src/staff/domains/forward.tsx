import type { DomainView } from "../../../../shared/domains.ts"
import type { Language } from "../../../../shared/fields.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { useToast } from "../../ui/toast.tsx"
import { domains } from "./api.ts"
import { useDomainWords } from "./words.ts"

function Form(props: { domain: DomainView; close: () => void }) {
  const { own, t, language } = useDomainWords()
  const toast = useToast()
  const form = createForm({
    initial: { email: "", note: "", language: language() as string },
    required: ["email"],
    send: ({ email, note, language }) =>
      domains.forward(props.domain.id, { email, note, language: language as Language }),
    sent: () => {
      toast(own().sent)
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own().forwardText}</p>
      <Problem error={form.problem()} />
      <TextField {...form.field("email")} label={own().email} type="email" ltr />
      <TextField {...form.field("note")} label={own().note} optional dir="auto" />
      <SelectField
        {...form.field("language")}
        label={own().language}
        options={[
          { value: "en", text: "English" },
          { value: "ar", text: "العربية" },
        ]}
      />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().send}
        </Button>
      </div>
    </form>
  )
}

export function Forward(props: { domain: DomainView; open: boolean; close: () => void }) {
  const { own } = useDomainWords()
  return (
    <Dialog open={props.open} onClose={props.close} title={own().forwardTitle}>
      <Form domain={props.domain} close={props.close} />
    </Dialog>
  )
}
