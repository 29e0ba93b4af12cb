import { revalidate, useNavigate } from "@solidjs/router"
import { For, Show } from "solid-js"
import { addSeconds } from "../../../../shared/dates.ts"
import { createAction } from "../../lib/action.ts"
import { Button } from "../../ui/button.tsx"
import { useCommon } from "../../ui/common.tsx"
import { Load } from "../../ui/load.tsx"
import { Problem } from "../../ui/problem.tsx"
import { Lines } from "../../ui/skeleton.tsx"
import { useToast } from "../../ui/toast.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { bulkInvitations, getBulkInvitations, getSelectionLook } from "./api.ts"
import { type Drafting, sentDraft, startOf } from "./draft.ts"
import { useLanguages } from "./languages.ts"
import { createLook } from "./look.tsx"
import { useSelectionName } from "./selection-name.ts"
import { WhenFields } from "./when.tsx"
import { useInvitationWords } from "./words.ts"

type Props = Drafting & { back: () => void }

function Summary(props: { drafting: Drafting; recipients: number; customers: number }) {
  const { own } = useInvitationWords()
  const languages = useLanguages()
  const nameOf = useSelectionName()
  const { draft, selection } = props.drafting
  const kind = (on: boolean) => (on ? own().ownText : own().standardText)
  const extras = () =>
    [draft.guide && own().withGuide, draft.bookingUrl.trim() && own().withBooking].filter(Boolean)
  return (
    <dl class="facts check-facts">
      <div>
        <dt>{own().recipients}</dt>
        <dd>
          <span class="strong">{own().willGet(props.recipients)}</span> {own().ofCustomers(props.customers)}
          <span class="under">{nameOf(selection())}</span>
        </dd>
      </div>
      <div>
        <dt>{own().mailText}</dt>
        <For each={languages()}>
          {({ value, text }) => (
            <dd>
              {own().textIn(text, kind(draft.texts[value].on))}
              <Show when={draft.texts[value].on}>
                <span class="under">
                  <bdi>{draft.texts[value].subject}</bdi>
                </span>
              </Show>
            </dd>
          )}
        </For>
      </div>
      <Show when={extras().length}>
        <div>
          <dt>{own().extras}</dt>
          <For each={extras()}>{(extra) => <dd>{extra}</dd>}</For>
        </div>
      </Show>
    </dl>
  )
}

/** Sends it once, however often it is tried. */
function useSending(drafting: Drafting) {
  const { own } = useInvitationWords()
  const { tenant } = useStaff()
  const toast = useToast()
  const navigate = useNavigate()
  return createAction(async (recipients: number) => {
    const bulk = await bulkInvitations.create(sentDraft(drafting.draft, tenant().timeZone))
    toast(bulk.startsAt ? own().scheduledToast : own().created(recipients))
    drafting.forget()
    await revalidate([getBulkInvitations.key, getSelectionLook.key])
    navigate(paths.invitation(bulk.id))
  })
}

function Check(props: Props) {
  const { own } = useInvitationWords()
  const common = useCommon()
  const { tenant } = useStaff()
  const look = createLook(props.selection)
  const sending = useSending(props)
  const start = () => startOf(props.draft, tenant().timeZone)
  const late = () => {
    const at = start()
    return at !== undefined && at < addSeconds(new Date().toISOString(), -60)
  }
  const ready = (recipients: number) => recipients > 0 && !late() && (props.draft.when === "now" || start())
  const fields = () => Object.values(sending.error()?.fields ?? {})
  return (
    <Show when={look()}>
      {(loaded) => (
        <div class="card stack check">
          <h2>{own().checkTitle}</h2>
          <Summary drafting={props} recipients={loaded().recipients} customers={loaded().customers} />
          <WhenFields draft={props.draft} set={props.set} late={late()} />
          <p class="soft small">
            {own().linkLasts} {own().calm}
          </p>
          <Problem error={sending.error()} />
          <For each={fields()}>{(field) => <p class="field-error">{common().field(field)}</p>}</For>
          <div class="actions" data-end="">
            <Button onClick={props.back}>{own().back}</Button>
            <Button
              kind="primary"
              busy={sending.busy()}
              disabled={!ready(loaded().recipients)}
              onClick={() => sending.run(loaded().recipients)}
            >
              {props.draft.when === "now"
                ? own().send(loaded().recipients)
                : own().schedule(loaded().recipients)}
            </Button>
          </div>
        </div>
      )}
    </Show>
  )
}

export function CheckStep(props: Props) {
  return (
    <Load keys={[getSelectionLook.key]} skeleton={<Lines count={8} />}>
      <Check {...props} />
    </Load>
  )
}
