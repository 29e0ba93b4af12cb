import { createHash } from "node:crypto"
import * as z from "zod"
import { conflict } from "../../shared/errors.ts"
import { Stored } from "../../shared/stored.ts"
import type { Ctx } from "../context.ts"
import { entity } from "./entity.ts"
import type { Write } from "./table.ts"

/** What was made for a caller's key, so that asking again makes nothing more. */
const AskedOnce = Stored.extend({ customerId: z.string(), asked: z.string(), madeId: z.string() })
const askedOnce = entity<z.infer<typeof AskedOnce>>({
  kind: "askedOnce",
  schema: AskedOnce,
  customer: ({ customerId }) => customerId,
})

const digest = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("base64url")

type Asked = { customerId: string; key: string; what: string; input: unknown }
const idOf = ({ what, key }: Asked) => digest([what, key])

/** The id of what this key made before. Throws `conflict` where it made something else. */
export async function madeBefore(ctx: Ctx, asked: Asked): Promise<string | undefined> {
  const known = await askedOnce.find(ctx, idOf(asked), asked.customerId)
  if (known && known.asked !== digest(asked.input)) throw conflict("key_reused")
  return known?.madeId
}

/** Belongs into the commit of what is made: of two requests with one key, the second finds the first one's. */
export const rememberMade = (ctx: Ctx, asked: Asked, madeId: string): Write =>
  askedOnce.insert(ctx, {
    id: idOf(asked),
    version: 1,
    customerId: asked.customerId,
    asked: digest(asked.input),
    madeId,
  })
