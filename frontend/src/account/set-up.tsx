import { createSignal, type JSX, Match, Switch } from "solid-js"
import Fingerprint from "~icons/lucide/fingerprint"
import Phone from "~icons/lucide/smartphone"
import { RecoveryCodesView } from "./recovery-codes.tsx"
import { SetUpApp } from "./set-up-app.tsx"
import { SetUpPasskey } from "./set-up-passkey.tsx"
import { useAccountWords } from "./words.tsx"

export type SetUpWay = "app" | "passkey"

function Choice(props: { icon: JSX.Element; title: string; text: string; choose: () => void }) {
  return (
    <button type="button" class="way" onClick={props.choose}>
      <span class="way-icon" aria-hidden="true">
        {props.icon}
      </span>
      <span class="way-text">
        <span class="strong">{props.title}</span>
        <span class="soft small">{props.text}</span>
      </span>
    </button>
  )
}

/**
 * Setting a second factor up: which one, that one, and the recovery codes that come with the first. `done` is called
 * when nothing is left to be saved.
 */
export function SetUpSecondFactor(props: { start?: SetUpWay; done: () => void; cancel?: () => void }) {
  const { t } = useAccountWords()
  const [way, setWay] = createSignal<SetUpWay | undefined>(props.start)
  const [codes, setCodes] = createSignal<string[]>([])

  const finish = (given: string[]) => (given.length ? setCodes(given) : props.done())
  const back = () => (props.cancel ? props.cancel() : setWay(undefined))

  return (
    <Switch>
      <Match when={codes().length}>
        <h2>{t().setUp.codesTitle}</h2>
        <RecoveryCodesView codes={codes()} kept={props.done} />
      </Match>
      <Match when={!way()}>
        <fieldset class="ways">
          <legend class="hidden-text">{t().setUp.way}</legend>
          <Choice
            icon={<Phone />}
            title={t().setUp.app}
            text={t().setUp.appText}
            choose={() => setWay("app")}
          />
          <Choice
            icon={<Fingerprint />}
            title={t().setUp.passkey}
            text={t().setUp.passkeyText}
            choose={() => setWay("passkey")}
          />
        </fieldset>
      </Match>
      <Match when={way() === "app"}>
        <SetUpApp done={finish} back={back} />
      </Match>
      <Match when={way() === "passkey"}>
        <SetUpPasskey done={finish} back={back} />
      </Match>
    </Switch>
  )
}
