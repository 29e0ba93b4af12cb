import type { DraftProject } from "../../../../shared/projects.ts"

export type { DraftProject }
/** As in shared/projects.ts, which would bring its schemas into the browser. */
export const projectStatuses: DraftProject["status"][] = [
  "planned",
  "active",
  "onHold",
  "completed",
  "cancelled",
]
