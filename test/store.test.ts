import { beforeAll, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { becomeFunction } from "./helpers/inside.ts"
import { newTenant } from "./helpers/world.ts"

/** What every conditional write rests on, without a race that luck could win: both have read before either writes. */

const { cloud } = useCloud()

let ctx: import("../functions/context.ts").Ctx
let links: typeof import("../functions/links/store.ts").links
let newLink: typeof import("../functions/links/links.ts").newLink
let commit: typeof import("../functions/store/entity.ts").commit
let next: typeof import("../shared/stored.ts").next

beforeAll(async () => {
  becomeFunction(cloud(), "auth")
  const { systemCtx } = await import("../functions/context.ts")
  ;({ links } = await import("../functions/links/store.ts"))
  ;({ newLink } = await import("../functions/links/links.ts"))
  ;({ commit } = await import("../functions/store/entity.ts"))
  ;({ next } = await import("../shared/stored.ts"))
  const { tenant } = await (await newTenant(cloud())).owner.ok("GET /api/staff/me")
  ctx = systemCtx(tenant.id, "test")
})

async function stored() {
  const { link, write } = newLink(ctx, { purpose: "staffPassword", personId: "stf_1", email: "a@b.example" })
  await commit(ctx, write)
  return link
}

test("of two who read the same row, the second to replace it is refused", async () => {
  const link = await stored()
  await commit(ctx, links.replace(ctx, next(link, { endedAt: ctx.now })))
  await expect(commit(ctx, links.replace(ctx, next(link, {})))).rejects.toMatchObject({ code: "conflict" })
  expect(await links.get(ctx, link.id)).toMatchObject({ version: 2, endedAt: ctx.now })
})

test("what has changed since it was read is not removed, and what is gone is not replaced", async () => {
  const link = await stored()
  const ended = next(link, { endedAt: ctx.now })
  await commit(ctx, links.replace(ctx, ended))
  await expect(commit(ctx, links.remove(ctx, link))).rejects.toMatchObject({ code: "conflict" })
  await commit(ctx, links.remove(ctx, ended))
  await expect(commit(ctx, links.replace(ctx, next(ended, {})))).rejects.toMatchObject({ code: "conflict" })
})

test("a row that is there is not inserted again, and nothing of the commit happens", async () => {
  const link = await stored()
  const { link: other, write } = newLink(ctx, {
    purpose: "staffPassword",
    personId: "stf_2",
    email: "c@d.example",
  })
  await expect(commit(ctx, write, links.insert(ctx, link))).rejects.toMatchObject({ code: "conflict" })
  expect(await links.find(ctx, other.id)).toBeUndefined()
})
