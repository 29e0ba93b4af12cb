/** How one parameter is checked. The endpoint tables are made of these and nothing else. */
export type Rule = (
  | { kind: "string"; max: number }
  | { kind: "url" }
  | { kind: "email" }
  | { kind: "currency" }
  | { kind: "integer"; min?: number; max?: number }
  | { kind: "boolean" }
  | { kind: "enum"; values: readonly string[] }
  | { kind: "hash"; of: Rules }
  | { kind: "list"; of: Rule; max: number }
  | { kind: "metadata" }
  | { kind: "range" }
) & { required?: true }
export type Rules = { readonly [name: string]: Rule }

export type Range = { gt?: number; gte?: number; lt?: number; lte?: number }

type Value<R> = R extends { kind: "integer" }
  ? number
  : R extends { kind: "boolean" }
    ? boolean
    : R extends { kind: "enum"; values: readonly (infer V)[] }
      ? V
      : R extends { kind: "hash"; of: infer H }
        ? Params<H>
        : R extends { kind: "list"; of: infer L }
          ? Value<L>[]
          : R extends { kind: "metadata" }
            ? Record<string, string>
            : R extends { kind: "range" }
              ? Range
              : string

/** What a checked form looks like to the code behind the endpoint. */
export type Params<R> = { [K in keyof R as R[K] extends { required: true } ? K : never]: Value<R[K]> } & {
  [K in keyof R as R[K] extends { required: true } ? never : K]?: Value<R[K]>
}

export const string = (max = 5000) => ({ kind: "string", max }) as const
export const integer = (min?: number, max?: number) => ({ kind: "integer", min, max }) as const
export const oneOf = <const V extends readonly string[]>(...values: V) => ({ kind: "enum", values }) as const
export const hash = <const H extends Rules>(of: H) => ({ kind: "hash", of }) as const
export const list = <const L extends Rule>(of: L, max = 100) => ({ kind: "list", of, max }) as const
export const required = <const R extends Rule>(rule: R) => ({ ...rule, required: true }) as const
export const url = { kind: "url" } as const
export const email = { kind: "email" } as const
export const currency = { kind: "currency" } as const
export const boolean = { kind: "boolean" } as const
export const metadata = { kind: "metadata" } as const
export const range = { kind: "range" } as const
