import { dateIn } from "../../../shared/dates.ts"
import { useStaff } from "./session.tsx"

/** The calendar date where the company is. */
export function useToday() {
  const { tenant } = useStaff()
  return () => dateIn(tenant().timeZone, new Date().toISOString())
}
