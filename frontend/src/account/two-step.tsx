import { createSignal, For, type JSX, Show } from "solid-js"
import type { Account, Passkey } from "../../../shared/accounts.ts"
import { Badge } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { type Asked, Confirm } from "../ui/confirm.tsx"
import { useToast } from "../ui/toast.tsx"
import { factors, reloadAccount } from "./api.ts"
import type { SetUpWay } from "./set-up.tsx"
import { type Open, TwoStepLayer } from "./two-step-layer.tsx"
import { useAccountWords } from "./words.tsx"

function Row(props: { title: string; text: JSX.Element; children: JSX.Element }) {
  return (
    <li class="row">
      <div class="row-text">
        <span class="strong">
          <bdi>{props.title}</bdi>
        </span>
        <span class="soft small">{props.text}</span>
      </div>
      <div class="actions">{props.children}</div>
    </li>
  )
}

function PasskeyRow(props: { passkey: Passkey; remove: () => void }) {
  const { t, ago } = useAccountWords()
  const text = () => {
    const { createdAt, lastUsedAt } = props.passkey
    const added = t().twoStep.added(ago(createdAt))
    return lastUsedAt ? `${added} · ${t().twoStep.lastUsed(ago(lastUsedAt))}` : added
  }
  return (
    <Row title={props.passkey.name} text={text()}>
      <Button kind="quiet" onClick={props.remove}>
        {t().twoStep.remove}
      </Button>
    </Row>
  )
}

function createChanges() {
  const { t } = useAccountWords()
  const toast = useToast()
  const [open, setOpen] = createSignal<Open>()
  const [asked, setAsked] = createSignal<Asked>()

  async function removed(run: () => Promise<unknown>) {
    await run()
    toast(t().twoStep.removed)
    await reloadAccount()
  }
  const askToRemove = (title: string, run: () => Promise<unknown>) =>
    setAsked({
      title,
      text: t().twoStep.removeText,
      action: t().twoStep.remove,
      run: () => removed(run),
    })

  const askToRenew = () =>
    setAsked({
      title: t().twoStep.renewTitle,
      text: t().twoStep.renewText,
      action: t().twoStep.renew,
      run: async () => {
        const { recoveryCodes } = await factors.renewCodes()
        setOpen({ kind: "codes", codes: recoveryCodes })
        await reloadAccount()
      },
    })

  function close() {
    setOpen(undefined)
    reloadAccount()
  }
  return { open, setOpen, asked, close, closeAsked: () => setAsked(undefined), askToRemove, askToRenew }
}

export function TwoStepCard(props: { account: Account }) {
  const { t } = useAccountWords()
  const changes = createChanges()
  const factor = () => props.account.secondFactor
  const on = () => factor().totp || factor().passkeys.length > 0
  const setUp = (way: SetUpWay) => () => changes.setOpen({ kind: "setUp", way })
  return (
    <section class="card" aria-labelledby="two-step">
      <header class="card-top">
        <div>
          <h2 id="two-step" class="row-title">
            {t().twoStep.title}{" "}
            <Badge tone={on() ? "green" : "neutral"}>{on() ? t().twoStep.on : t().twoStep.off}</Badge>
          </h2>
          <p class="soft">
            {t().twoStep.text} <Show when={factor().required}>{t().twoStep.required}</Show>
          </p>
        </div>
      </header>
      <ul class="rows">
        <Row title={t().twoStep.app} text={factor().totp ? t().twoStep.appOn : t().twoStep.appOff}>
          <Show when={factor().totp} fallback={<Button onClick={setUp("app")}>{t().twoStep.addApp}</Button>}>
            <Button
              kind="quiet"
              onClick={() => changes.askToRemove(t().twoStep.removeApp, factors.removeApp)}
            >
              {t().twoStep.remove}
            </Button>
          </Show>
        </Row>
        <Row title={t().twoStep.passkeys} text={t().setUp.passkeyText}>
          <Button onClick={setUp("passkey")}>{t().twoStep.addPasskey}</Button>
        </Row>
        <For each={factor().passkeys}>
          {(passkey) => (
            <PasskeyRow
              passkey={passkey}
              remove={() =>
                changes.askToRemove(t().twoStep.removePasskey(passkey.name), () =>
                  factors.removePasskey(passkey.id),
                )
              }
            />
          )}
        </For>
        <Show when={on()}>
          <Row title={t().twoStep.recoveryCodes} text={t().twoStep.left(factor().recoveryCodesLeft)}>
            <Button onClick={changes.askToRenew}>{t().twoStep.renew}</Button>
          </Row>
        </Show>
      </ul>
      <TwoStepLayer open={changes.open()} close={changes.close} />
      <Confirm asked={changes.asked()} cancel={t().cancel} close={changes.closeAsked} />
    </section>
  )
}
