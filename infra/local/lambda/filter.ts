type Pattern = { [key: string]: Pattern | unknown[] }

/** Whether an event matches a filter pattern of an event source mapping. */
export function matchesFilter(pattern: object, event: unknown): boolean {
  return Object.entries(pattern as Pattern).every(([key, wanted]) => {
    const value =
      event !== null && typeof event === "object" ? (event as Record<string, unknown>)[key] : undefined
    if (Array.isArray(wanted)) return wanted.some((rule) => matchesRule(rule, value))
    return matchesFilter(wanted, value)
  })
}

function matchesRule(rule: unknown, value: unknown): boolean {
  if (rule === null || typeof rule !== "object") return rule === value
  const [kind, operand] = Object.entries(rule)[0] ?? []
  if (kind === "exists") return (value !== undefined) === operand
  if (kind === "prefix") return typeof value === "string" && value.startsWith(String(operand))
  if (kind === "suffix") return typeof value === "string" && value.endsWith(String(operand))
  if (kind === "anything-but") return value !== undefined && ![operand].flat().includes(value)
  throw new Error(`the local cloud has no filter rule ${kind}`)
}
