/** Longer ones, which some companies bring along, may need two lines on a phone. */
const togetherMax = 20

/** The number of a document, not broken at its hyphens. */
export const DocumentNumber = (props: { of: string | undefined }) => (
  <bdi class={(props.of?.length ?? 0) > togetherMax ? undefined : "together"}>{props.of}</bdi>
)
