import type { CustomerSelection } from "../../../../shared/bulk-invitations.ts"
import { useInvitationWords } from "./words.ts"

/** In words, whom a selection means. */
export function useSelectionName() {
  const { own } = useInvitationWords()
  return (selection: CustomerSelection) => {
    const names = own().selection
    if (selection.of === "these") return names.these(selection.customerIds.length)
    if (selection.of === "people") return names.people(selection.people.length)
    if (selection.of === "notAccepted") return names.notAccepted
    const { of, search, ...filters } = selection
    const whom = Object.keys(filters).length > 0 ? names.filtered : names[of]
    return search ? `${whom}, ${names.matching(search)}` : whom
  }
}
