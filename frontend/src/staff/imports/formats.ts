import type { Dict } from "../words.tsx"

/** The name of the system that a file or a customer came from. */
export function formatName(system: string | undefined, t: Dict) {
  if (!system) return ""
  const names: Record<string, string> = t.imports.formats
  return names[system] ?? t.imports.formats.csv
}
