import type { CustomerSelection } from "../../../../shared/bulk-invitations.ts"
import { useInvitationWords } from "./words.ts"

/** In words, whom a selection means. */
export function useSelectionName() {
  const { own } = useInvitationWords()
  return (selection: CustomerSelection) => {
    const names = own().selection
    if (selection.of === "these") return names.these(selection.customerIds.length)
    if (selection.of === "notAccepted") return names.notAccepted
    return selection.search
      ? `${names[selection.of]}, ${names.matching(selection.search)}`
      : names[selection.of]
  }
}
