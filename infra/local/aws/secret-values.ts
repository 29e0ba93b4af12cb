import { randomBytes } from "node:crypto"
import type { SecretDefinition } from "../stack/types.ts"

export type SecretValues = Record<string, string>

const random = (length: number) => randomBytes(length).toString("hex").slice(0, length)

/** Gives every declared secret a value of this machine's own; one that is there already stays. */
export function fillSecrets(values: SecretValues, definitions: SecretDefinition[]) {
  for (const { arn, template, generateKey, length } of definitions)
    values[arn] ??= generated(template, generateKey, length)
}

function generated(template: string | undefined, key: string | undefined, length: number): string {
  return key ? JSON.stringify({ ...JSON.parse(template ?? "{}"), [key]: random(length) }) : random(length)
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
