import { createHash } from "node:crypto"
import type { Customer } from "../../shared/customers.ts"
import { conflict, notFound } from "../../shared/errors.ts"
import { isSampleId } from "../../shared/ids.ts"
import type { UploadPicture } from "../../shared/pictures.ts"
import type { AccountManager } from "../../shared/queries.ts"
import { next } from "../../shared/stored.ts"
import type { ContactCtx, Ctx, StaffCtx } from "../context.ts"
import { changesBetween, event } from "../events.ts"
import { customerFile, findFile, putFile } from "../files.ts"
import { reply } from "../http/route.ts"
import { readPixels, squared } from "../pictures/clean.ts"
import { commit } from "../store/entity.ts"
import { customers } from "./store.ts"

const side = 256
const photoFile = (customerId: string, version: string) => customerFile(customerId, `manager-${version}.png`)

/** Throws `conflict` where the customer has no account manager of its own, who could be on it. */
async function change(ctx: StaffCtx, customerId: string, photo: string | undefined) {
  const before = await customers.get(ctx, customerId, customerId)
  if (!before.manager) throw conflict("no_manager")
  const manager: AccountManager = { ...before.manager, photo }
  const customer = next(before, { manager })
  const changes = changesBetween(before, customer, ["manager"])
  await commit(
    ctx,
    customers.replace(ctx, customer),
    event(ctx, "customer.updated", { customerId, facts: { name: customer.name }, changes }),
  )
  return customer
}

/** The middle of the picture, in a square. Throws `invalid_input` at `picture`, saying why it cannot be one. */
export async function uploadManagerPhoto(
  ctx: StaffCtx,
  { customerId, picture }: UploadPicture & { customerId: string },
) {
  if (isSampleId(customerId)) throw conflict("sample_customer")
  const png = await squared(await readPixels(Buffer.from(picture, "base64")), side, "cut")
  const version = createHash("sha256").update(png).digest("hex").slice(0, 32)
  await putFile(ctx, photoFile(customerId, version), png, "image/png")
  return change(ctx, customerId, version)
}

export const removeManagerPhoto = (ctx: StaffCtx, { customerId }: { customerId: string }) =>
  change(ctx, customerId, undefined)

/** The one there is now: who was removed or replaced is not shown any more, whoever kept the address. */
async function photoOf(ctx: Ctx, { id, manager }: Customer, version: string) {
  const bytes = manager?.photo === version ? await findFile(ctx, photoFile(id, version)) : undefined
  if (!bytes) throw notFound()
  return reply(null, { file: { bytes, type: "image/png", cacheControl: "private, max-age=86400" } })
}

export const getManagerPhoto = (ctx: ContactCtx, { v }: { v: string }) => photoOf(ctx, ctx.customer, v)

export const getCustomerManagerPhoto = async (
  ctx: StaffCtx,
  { customerId, v }: { customerId: string; v: string },
) => photoOf(ctx, await customers.get(ctx, customerId, customerId), v)
