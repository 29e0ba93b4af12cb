import { useNavigate } from "@solidjs/router"
import { auth } from "./api.ts"
import { paths } from "./paths.ts"
import { forgetSession } from "./session.tsx"

export function createSignOut() {
  const navigate = useNavigate()
  return async () => {
    await auth.signOut().catch(() => undefined)
    forgetSession()
    navigate(paths.signIn)
  }
}
