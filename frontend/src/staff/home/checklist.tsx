import { For, Show } from "solid-js"
import Check from "~icons/lucide/check"
import type { StaffPermission } from "../../../../shared/access.ts"
import type { Checklist } from "../../../../shared/tenants.ts"
import { ButtonLink } from "../../ui/button.tsx"
import { paths } from "../paths.ts"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"

type Step = Checklist["steps"][number]

const actions: Record<Step["step"], { href: string; needs: StaffPermission }> = {
  portalEnabled: { href: paths.portal, needs: "portal.write" },
  branding: { href: paths.branding, needs: "branding.write" },
  dataImported: { href: paths.imports, needs: "imports.write" },
  paymentsConnected: { href: paths.stripe, needs: "stripe.connect" },
  firstInvitation: { href: paths.customers, needs: "invitations.send" },
  firstSignIn: { href: paths.customers, needs: "customers.read" },
}

function StepLine(props: { step: Step; next: boolean }) {
  const { t } = useWords()
  const { may } = useStaff()
  const words = () => t().home.steps[props.step.step]
  const action = () => actions[props.step.step]
  return (
    <li class="step" data-done={props.step.done ? "" : undefined}>
      <span class="step-mark" role="img" aria-label={props.step.done ? t().home.stepDone : t().home.stepOpen}>
        <Show when={props.step.done}>
          <Check aria-hidden="true" />
        </Show>
      </span>
      <div class="step-text">
        <span class="strong">{words().title}</span>
        <Show when={!props.step.done}>
          <span class="soft">{words().text}</span>
        </Show>
      </div>
      <Show when={!props.step.done && may(action().needs)}>
        <ButtonLink href={action().href} kind={props.next ? "primary" : "plain"}>
          {words().action}
        </ButtonLink>
      </Show>
    </li>
  )
}

/** Ticks itself from what the tenant's data says; nobody ticks it. */
export function ChecklistCard(props: { steps: Step[] }) {
  const { t } = useWords()
  const done = () => props.steps.filter((step) => step.done).length
  const complete = () => done() === props.steps.length
  const next = () => props.steps.find((step) => !step.done)
  return (
    <section class="card" aria-labelledby="set-up">
      <header class="card-head">
        <div>
          <h2 id="set-up">{complete() ? t().home.allDone : t().home.setUp}</h2>
          <p class="soft">{complete() ? t().home.allDoneText : t().home.setUpText}</p>
        </div>
        <div class="steps-progress">
          <span class="soft small">{t().home.progress(done(), props.steps.length)}</span>
          <progress
            value={done()}
            max={props.steps.length}
            aria-label={t().home.progress(done(), props.steps.length)}
          />
        </div>
      </header>
      <Show when={!complete()}>
        <ol class="steps">
          <For each={props.steps}>{(step) => <StepLine step={step} next={step === next()} />}</For>
        </ol>
      </Show>
    </section>
  )
}
