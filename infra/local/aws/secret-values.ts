import { randomBytes } from "node:crypto"
import type { SecretDefinition } from "../stack/types.ts"

export type SecretValues = Record<string, string>

const random = (length: number) => randomBytes(length).toString("hex").slice(0, length)

/** Gives every declared secret a value of this machine's own; one that is there already stays. */
export function fillSecrets(values: SecretValues, definitions: SecretDefinition[]) {
  const referring = (each: SecretDefinition) => (each.template?.includes("{{resolve:") ? 1 : 0)
  // A secret may hold another one, which has to have its value first.
  for (const definition of definitions.toSorted((a, b) => referring(a) - referring(b)))
    values[definition.arn] ??= generated(definition, values)
}

function generated({ template = "{}", generateKey, length }: SecretDefinition, values: SecretValues): string {
  if (!generateKey) return random(length)
  return JSON.stringify({ ...JSON.parse(resolveSecrets(template, values)), [generateKey]: random(length) })
}

/** `text` with CloudFormation's dynamic references to secrets replaced by their values. */
export function resolveSecrets(text: string, values: SecretValues): string {
  return text.replace(
    /\{\{resolve:secretsmanager:(.+?):SecretString:([^:}]*)[^}]*\}\}/g,
    (_, arn: string, key: string) => {
      const value = values[arn]
      if (value === undefined) throw new Error(`there is no secret ${arn}`)
      return key ? JSON.parse(value)[key] : value
    },
  )
}
