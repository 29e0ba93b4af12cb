import { createMemo } from "solid-js"
import type { ShownAccount } from "../../../../shared/bank-transfers.ts"
import { type Currency, currencies } from "../../../../shared/money.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { SelectField, TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { currencyOptions } from "../countries.ts"
import { bankChanges } from "./api.ts"
import { useBankWords } from "./words.ts"

export type Start = { currency: Currency; account?: ShownAccount }

const given = (text: string) => text.trim() || undefined

type Props = { start: Start; sent: () => unknown; close: () => void }

/** Proposes the details of one currency. Fields are named as the server's errors name them. */
export function BankForm(props: Props) {
  const { own, t, language } = useBankWords()
  const options = createMemo(() => currencyOptions(language(), currencies))
  const { currency, account } = props.start
  const form = createForm({
    initial: {
      currency: currency as string,
      "account.holder": account?.holder ?? "",
      "account.bank": account?.bank ?? "",
      "account.iban": account?.iban ?? "",
      "account.bic": account?.bic ?? "",
      "account.accountNumber": account?.accountNumber ?? "",
      "account.routing": account?.routing ?? "",
    },
    required: ["account.holder", "account.bank"],
    send: (typed) =>
      bankChanges.propose({
        currency: typed.currency as Currency,
        account: {
          holder: typed["account.holder"],
          bank: typed["account.bank"],
          iban: given(typed["account.iban"]),
          bic: given(typed["account.bic"]),
          accountNumber: given(typed["account.accountNumber"]),
          routing: given(typed["account.routing"]),
        },
      }),
    sent: props.sent,
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="soft">{own().dialogText}</p>
      <Problem error={form.problem()} />
      <SelectField {...form.field("currency")} label={own().currency} options={options()} />
      <TextField {...form.field("account.holder")} label={own().holder} dir="auto" />
      <TextField {...form.field("account.bank")} label={own().bank} dir="auto" />
      <TextField {...form.field("account.iban")} label={own().iban} ltr />
      <TextField {...form.field("account.bic")} label={own().bic} ltr optional />
      <TextField
        {...form.field("account.accountNumber")}
        label={own().accountNumber}
        hint={own().accountNumberHint}
        ltr
        optional
      />
      <TextField {...form.field("account.routing")} label={own().routing} ltr optional />
      <div class="actions" data-end="">
        <Button onClick={props.close}>{t().app.cancel}</Button>
        <Button kind="primary" type="submit" busy={form.busy()}>
          {own().propose}
        </Button>
      </div>
    </form>
  )
}
