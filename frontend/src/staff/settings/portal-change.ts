import { createSignal } from "solid-js"
import type { UpdatePortal } from "../../../../shared/tenants.ts"
import { ApiError } from "../../lib/api.ts"
import { useToast } from "../../ui/toast.tsx"
import { tenant as tenantApi } from "../api.ts"
import { reloadSelf, useStaff } from "../session.tsx"

/** Each switch is saved at once: undoing it is one more click. */
export function createPortal() {
  const { tenant } = useStaff()
  const toast = useToast()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ApiError>()
  async function change(to: Partial<UpdatePortal>, said: string) {
    setBusy(true)
    setProblem(undefined)
    try {
      await tenantApi.portal({ ...tenant().portal, ...to })
      toast(said)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setProblem(error)
    } finally {
      await reloadSelf()
      setBusy(false)
    }
  }
  return { busy, problem, change }
}
export type Portal = ReturnType<typeof createPortal>
