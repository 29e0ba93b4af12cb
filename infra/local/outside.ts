import type { Clock } from "./clock.ts"
import type { Faults } from "./faults.ts"
import type { SecretValues } from "./secrets.ts"
import type { Stack } from "./stack/types.ts"

type OutsideOptions = {
  clock: Clock
  folder: string
  faults: Faults
  port: number
  secrets: SecretValues
  stack: Stack
}

export async function startOutside(_options: OutsideOptions) {
  return { stripe: undefined, overrides: {} as Record<string, string>, close: async () => undefined }
}
