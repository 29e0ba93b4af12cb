import * as z from "zod"

export const Stored = z.object({ id: z.string(), version: z.int().positive() })
export type Stored = z.infer<typeof Stored>

/** The only way to change a stored value: the write then expects the version that was read. */
export const next = <T extends Stored>(value: T, changes: Partial<Omit<T, "id" | "version">>): T => ({
  ...value,
  ...changes,
  version: value.version + 1,
})
