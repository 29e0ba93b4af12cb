import { revalidate } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { RequestView } from "../../../../shared/credit-note-requests.ts"
import { formatAmount, parseAmount } from "../../../../shared/money.ts"
import { plainDecimal } from "../../lib/decimal.ts"
import { createForm } from "../../lib/form.ts"
import { Button } from "../../ui/button.tsx"
import { TextField } from "../../ui/field.tsx"
import { Problem } from "../../ui/problem.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { useToast } from "../../ui/toast.tsx"
import { getCreditNotes } from "../documents/api.ts"
import { reloadInvoices } from "../invoices/acts.ts"
import { getRequest, getRequests, requests } from "./api.ts"
import { useRequestWords } from "./words.ts"

const verdicts = ["all", "part", "none"] as const
type Verdict = (typeof verdicts)[number]

function createDecision(request: () => RequestView) {
  const { own } = useRequestWords()
  const toast = useToast()
  const { customerId, id, amount } = request()
  const form = createForm({
    initial: {
      verdict: "all" as string,
      minor: formatAmount(amount.minor, amount.currency).replaceAll(",", ""),
      answer: "",
    },
    send: ({ verdict, minor, answer }) => {
      if (verdict === "none") return requests.decline(customerId, id, answer)
      const part = verdict === "part" ? { minor: parseAmount(plainDecimal(minor), amount.currency) ?? 0 } : {}
      return requests.approve(customerId, id, { ...part, ...(answer.trim() && { answer }) })
    },
    sent: async (decided) => {
      toast(decided.state === "declined" ? own().declined : own().approved)
      await revalidate([getRequest.key, getRequests.key, getCreditNotes.key, ...reloadInvoices])
    },
  })
  return form
}

/** All, a part or nothing: each says what it does before it is done. */
export function DecideCard(props: { request: RequestView }) {
  const { own, money } = useRequestWords()
  const form = createDecision(() => props.request)
  const verdict = () => form.values.verdict as Verdict
  const texts = () => ({
    all: own().allText(money(props.request.amount)),
    part: own().partText,
    none: own().noneText,
  })
  return (
    <form class="card stack" novalidate onSubmit={form.submit} aria-label={own().decision}>
      <fieldset class="choice">
        <legend>{own().choose}</legend>
        <For each={verdicts}>
          {(each) => (
            <label>
              <input
                type="radio"
                name="verdict"
                checked={verdict() === each}
                onInput={() => form.set("verdict", each)}
              />
              <span>
                <span class="strong">{own()[each]}</span>
                <span class="soft">{texts()[each]}</span>
              </span>
            </label>
          )}
        </For>
      </fieldset>
      <Problem error={form.problem()} />
      <Show when={verdict() === "part"}>
        <TextField
          {...form.field("minor")}
          label={own().partAmount(props.request.amount.currency)}
          inputmode="decimal"
          ltr
        />
      </Show>
      <TextArea
        {...form.field("answer")}
        label={verdict() === "none" ? own().answerNeeded : own().answer}
        hint={verdict() === "none" ? undefined : own().issueText}
        optional={verdict() !== "none"}
      />
      <Button kind={verdict() === "none" ? "danger" : "primary"} type="submit" busy={form.busy()} wide>
        <Show when={verdict() !== "none"} fallback={own().decline}>
          {verdict() === "all" ? own().approveAll(money(props.request.amount)) : own().approvePart}
        </Show>
      </Button>
    </form>
  )
}
