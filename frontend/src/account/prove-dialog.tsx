import { createAsync } from "@solidjs/router"
import { Show, Suspense } from "solid-js"
import type { Account } from "../../../shared/accounts.ts"
import { Dialog } from "../ui/dialog.tsx"
import { Lines } from "../ui/skeleton.tsx"
import { account, getAccount } from "./api.ts"
import { SecondStep, type Way } from "./second-step.tsx"
import { AccountWords, useAccountWords } from "./words.tsx"

/** Who has a second factor must use it; the password alone is for those who have none. */
function waysOf({ secondFactor }: Account): Way[] {
  const { totp, passkeys, recoveryCodesLeft } = secondFactor
  if (!totp && passkeys.length === 0) return ["password"]
  return [
    ...(totp ? (["totp"] as const) : []),
    ...(passkeys.length ? (["passkey"] as const) : []),
    ...(recoveryCodesLeft ? (["recoveryCode"] as const) : []),
  ]
}

function Ask(props: { done: (proved: boolean) => void }) {
  const { t } = useAccountWords()
  // Where even that cannot be told, the person can still give the password.
  const known = createAsync(() => getAccount().then(waysOf, (): Way[] => ["password"]))
  return (
    <Suspense fallback={<Lines count={3} />}>
      <Show when={known()}>
        {(ways) => (
          <SecondStep
            ways={ways()}
            action={t().proof.confirm}
            give={async (proof) => {
              await account.prove(proof)
              props.done(true)
            }}
            options={account.proveOptions}
          />
        )}
      </Show>
    </Suspense>
  )
}

function Words(props: { done: (proved: boolean) => void }) {
  const { t } = useAccountWords()
  return (
    <Dialog open onClose={() => props.done(false)} title={t().proof.stepUpTitle}>
      <p class="soft">{t().proof.stepUpText}</p>
      <Ask done={props.done} />
    </Dialog>
  )
}

export const ProveDialog = (props: { done: (proved: boolean) => void }) => (
  <AccountWords>
    <Words done={props.done} />
  </AccountWords>
)
