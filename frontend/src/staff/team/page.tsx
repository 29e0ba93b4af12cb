import { createAsync } from "@solidjs/router"
import { createSignal, Show } from "solid-js"
import type { TeamMember } from "../../../../shared/staff.ts"
import { Badge } from "../../ui/badge.tsx"
import { Button } from "../../ui/button.tsx"
import { Confirm } from "../../ui/confirm.tsx"
import { Load } from "../../ui/load.tsx"
import { TableSkeleton } from "../../ui/skeleton.tsx"
import { type Column, DataTable } from "../../ui/table.tsx"
import { ChangeRoleDialog } from "../change-role.tsx"
import { PageHead } from "../page-head.tsx"
import { RowMenu } from "../row-menu.tsx"
import { Guard, useStaff } from "../session.tsx"
import { useWords, type Words } from "../words.tsx"
import { createTeamActs } from "./acts.ts"
import { getTeam, invitedRoles } from "./api.ts"
import { InviteDialog } from "./invite.tsx"

function Who(props: { member: TeamMember }) {
  const { t } = useWords()
  const { self } = useStaff()
  return (
    <>
      <bdi>{props.member.name}</bdi>
      <Show when={props.member.id === self().staff.id}>
        {" "}
        <span class="soft">{t().team.you}</span>
      </Show>
      <span class="under">
        <bdi dir="ltr">{props.member.email}</bdi>
      </span>
    </>
  )
}

function State(props: { member: TeamMember }) {
  const { t } = useWords()
  return (
    <span class="badges">
      <Show
        when={props.member.state === "active"}
        fallback={<Badge tone="amber">{t().team.states.invited}</Badge>}
      >
        <Badge tone={props.member.secondFactor ? "green" : "neutral"}>
          {props.member.secondFactor ? t().team.twoStepOn : t().team.twoStepOff}
        </Badge>
      </Show>
    </span>
  )
}

function whenOf(member: TeamMember, { t, ago }: Words) {
  if (member.state === "invited")
    return member.invitedAt ? t().team.invitedAt(ago(member.invitedAt)) : t().team.states.invited
  return member.lastSeenAt ? ago(member.lastSeenAt) : t().team.never
}

function columnsOf(words: Words, acts: ReturnType<typeof createTeamActs>): Column<TeamMember>[] {
  const { t } = words
  return [
    { heading: t().team.member, main: true, cell: (member) => <Who member={member} /> },
    { heading: t().team.role, cell: (member) => t().app.roles[member.role] },
    { heading: t().team.twoStep, cell: (member) => <State member={member} /> },
    { heading: t().team.lastSeen, cell: (member) => whenOf(member, words) },
    {
      heading: t().team.actions,
      acts: true,
      cell: (member) => <RowMenu label={t().customers.actionsFor(member.name)} acts={acts.actsFor(member)} />,
    },
  ]
}

function Members() {
  const words = useWords()
  const { t } = words
  const acts = createTeamActs()
  const loaded = createAsync(() => getTeam())
  return (
    <>
      <Show when={loaded()}>
        {(list) => (
          <DataTable label={t().settings.team} columns={columnsOf(words, acts)} rows={list().items} />
        )}
      </Show>
      <Confirm asked={acts.asked()} cancel={t().app.cancel} close={acts.closeAsked} />
      <ChangeRoleDialog
        roles={invitedRoles}
        names={t().app.roles}
        texts={t().team.roleText}
        change={acts.change()}
        close={acts.closeChange}
      />
    </>
  )
}

export function TeamPage() {
  const { t } = useWords()
  const { may } = useStaff()
  const [inviting, setInviting] = createSignal(false)
  return (
    <>
      <PageHead title={t().settings.team} text={t().team.text}>
        <Show when={may("team.write")}>
          <Button kind="primary" onClick={() => setInviting(true)}>
            {t().team.invite}
          </Button>
        </Show>
      </PageHead>
      <Guard needs="team.read">
        <Load keys={[getTeam.key]} skeleton={<TableSkeleton rows={4} columns={4} />}>
          <Members />
        </Load>
      </Guard>
      <InviteDialog open={inviting()} close={() => setInviting(false)} />
    </>
  )
}
