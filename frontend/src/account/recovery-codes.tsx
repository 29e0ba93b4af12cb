import { For } from "solid-js"
import { Button, ButtonLink } from "../ui/button.tsx"
import { CopyButton } from "../ui/copy-button.tsx"
import { useAccountWords } from "./words.tsx"

/** Shown once: to be copied or downloaded, and then said to be kept. */
export function RecoveryCodesView(props: { codes: string[]; kept: () => void }) {
  const { t } = useAccountWords()
  const text = () => `${props.codes.join("\n")}\n`
  return (
    <div class="stack">
      <p class="soft">{t().setUp.codesText}</p>
      <ul class="recovery-codes" aria-label={t().setUp.codesList} dir="ltr">
        <For each={props.codes}>{(code) => <li>{code}</li>}</For>
      </ul>
      <div class="actions">
        <CopyButton text={text()} label={t().setUp.copyCodes} copied={t().copied} />
        <ButtonLink
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text())}`}
          download={t().setUp.codesFile}
        >
          {t().setUp.download}
        </ButtonLink>
      </div>
      <Button kind="primary" onClick={props.kept} wide>
        {t().setUp.haveSaved}
      </Button>
    </div>
  )
}
