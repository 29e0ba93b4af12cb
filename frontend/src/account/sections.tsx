import { createAsync } from "@solidjs/router"
import { type JSX, Show } from "solid-js"
import { Load } from "../ui/load.tsx"
import { FormSkeleton } from "../ui/skeleton.tsx"
import { getAccount } from "./api.ts"
import { EmailRow } from "./email.tsx"
import { PasswordRow } from "./password.tsx"
import { ProfileCard } from "./profile.tsx"
import { SessionsCard } from "./sessions.tsx"
import { TwoStepCard } from "./two-step.tsx"
import { AccountWords } from "./words.tsx"

type Props = {
  /** This device is signed out: lead to signing in. */
  signedOut: () => void
  oneLanguage?: boolean | undefined
  /** What only one of the apps has. */
  children?: JSX.Element
}

function Cards(props: Props) {
  const account = createAsync(() => getAccount())
  return (
    <Show when={account()}>
      {(loaded) => (
        <>
          <ProfileCard account={loaded()} oneLanguage={props.oneLanguage} />
          <section class="card rows">
            <EmailRow account={loaded()} />
            <PasswordRow account={loaded()} />
          </section>
          <TwoStepCard account={loaded()} />
          {props.children}
        </>
      )}
    </Show>
  )
}

/** Everything about one's own access, the same for staff and contacts. */
export function AccountSections(props: Props) {
  return (
    <AccountWords>
      <div class="stack account">
        <Load keys={[getAccount.key]} skeleton={<FormSkeleton />}>
          <Cards {...props} />
        </Load>
        <SessionsCard signedOut={props.signedOut} />
      </div>
    </AccountWords>
  )
}
