import { createSignal } from "solid-js"
import type { TeamMember } from "../../../../shared/staff.ts"
import type { Asked } from "../../ui/confirm.tsx"
import { useToast } from "../../ui/toast.tsx"
import type { RoleChange } from "../change-role.tsx"
import type { Act } from "../row-menu.tsx"
import { useStaff } from "../session.tsx"
import { useWords } from "../words.tsx"
import { type InvitedRole, reloadTeam, team } from "./api.ts"

/** What the reader may do with each member, and the questions asked before it is done. */
export function createTeamActs() {
  const { t, name } = useWords()
  const { self, may, tenant } = useStaff()
  const toast = useToast()
  const [asked, setAsked] = createSignal<Asked>()
  const [change, setChange] = createSignal<RoleChange<InvitedRole>>()

  async function done(call: Promise<unknown>, said: string) {
    await call
    toast(said)
    await reloadTeam()
  }

  const resend = (member: TeamMember): Act => ({
    text: t().team.resend,
    run: () =>
      setAsked({
        title: t().team.resendTitle(member.name),
        text: t().team.resendText(member.email),
        action: t().team.resend,
        kind: "primary",
        run: () => done(team.resend(member), t().team.invited(member.email)),
      }),
  })
  const revoke = (member: TeamMember): Act => ({
    text: t().team.revoke,
    bad: true,
    run: () =>
      setAsked({
        title: t().team.revokeTitle(member.name),
        text: t().team.revokeText,
        action: t().team.revoke,
        run: () => done(team.revoke(member), t().team.revoked(member.name)),
      }),
  })
  const changeRole = (member: TeamMember): Act => ({
    text: t().team.changeRole,
    run: () =>
      setChange({
        name: member.name,
        role: member.role as InvitedRole,
        run: (role) => done(team.role(member, role), t().team.roleChanged(member.name, t().app.roles[role])),
      }),
  })
  const handOver = (member: TeamMember): Act => ({
    text: t().team.handOver,
    run: () =>
      setAsked({
        title: t().team.handOverTitle(member.name),
        text: t().team.handOverText(member.name, name(tenant())),
        action: t().team.handOverAction,
        run: () => done(team.handOver(member), t().team.handedOver(member.name)),
      }),
  })
  const remove = (member: TeamMember): Act => ({
    text: t().team.remove,
    bad: true,
    run: () =>
      setAsked({
        title: t().team.removeTitle(member.name),
        text: t().team.removeText(member.name),
        action: t().team.remove,
        run: () => done(team.remove(member), t().team.removed(member.name)),
      }),
  })

  /** Nobody changes themselves here, and ownership is only handed over. */
  function actsFor(member: TeamMember): Act[] {
    if (!may("team.write") || member.id === self().staff.id || member.role === "owner") return []
    if (member.state === "invited") return [resend(member), changeRole(member), revoke(member)]
    return [changeRole(member), ...(may("ownership.transfer") ? [handOver(member)] : []), remove(member)]
  }

  return {
    actsFor,
    asked,
    closeAsked: () => setAsked(undefined),
    change,
    closeChange: () => setChange(undefined),
  }
}
