import { PNG } from "pngjs"
import { beforeAll, describe, expect, test } from "vitest"
import { useCloud } from "./helpers/cloud.ts"
import { claiming, halves, jpegOf, pngOf, turned, webpOf } from "./helpers/pictures.ts"
import {
  enablePortal,
  newContact,
  newCustomer,
  newStaff,
  newTenant,
  type TestTenant,
} from "./helpers/world.ts"

/** R56: what is uploaded as a logo, and what is made and served of it. */

const { cloud } = useCloud()
let tenant: TestTenant

beforeAll(async () => {
  tenant = await newTenant(cloud())
}, 60_000)

const put = (bytes: Buffer, by = tenant.owner) =>
  by.call("PUT /api/staff/branding/logo", { picture: bytes.toString("base64") })
const face = () => tenant.anyone().ok("GET /api/auth/face")
async function served(size: string) {
  const { logoUrl } = await face()
  return tenant.anyone().call(`GET ${logoUrl}&size=${size}`)
}
const pixelsOf = async (size: string) => PNG.sync.read(Buffer.from((await served(size)).bytes))
const at = ({ width, data }: PNG, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]
/** Whether it is that colour but for what compressing costs. */
const isAbout = (pixel: number[], colour: number[]) =>
  pixel.every((value, index) => Math.abs(value - (colour[index] ?? 0)) < 12)

const red = [220, 30, 30, 255] as [number, number, number, number]
const blue = [30, 40, 200, 255] as [number, number, number, number]
const clear = [0, 0, 0, 0] as [number, number, number, number]
const wide = halves(400, 100, red, blue)

describe("a picture becomes the logo", () => {
  const kinds = [
    ["PNG", async () => pngOf(wide)],
    ["JPEG", () => jpegOf(wide)],
    ["WebP", () => webpOf(wide)],
  ] as const
  test.each(kinds)("as %s", async (_, make) => {
    expect((await put(await make())).status).toBe(200)
    const screen = await pixelsOf("screen")
    expect([screen.width, screen.height]).toEqual([400, 100])
    expect([isAbout(at(screen, 20, 50), red), isAbout(at(screen, 380, 50), blue)]).toEqual([true, true])
  })

  test("in three sizes, none larger than what was given", async () => {
    await put(pngOf(halves(1_600, 800, red, clear)))
    const sizes = await Promise.all(["screen", "print", "icon"].map(pixelsOf))
    expect(sizes.map(({ width, height }) => [width, height])).toEqual([
      [240, 120],
      [740, 370],
      [180, 180],
    ])
    const [screen, , icon] = sizes as PNG[] as [PNG, PNG, PNG]
    expect([at(screen, 200, 60)[3], at(icon, 20, 90)[3], at(icon, 20, 10)[3]]).toEqual([0, 255, 0])
  })

  test("as a telephone held it, with nothing of where or when left", async () => {
    const upright = turned(await jpegOf(wide), 6)
    expect(
      (await put(Buffer.concat([upright, Buffer.from("PK\x03\x04<script>alert(1)</script>")]))).status,
    ).toBe(200)
    const screen = await pixelsOf("print")
    expect([screen.width, screen.height]).toEqual([93, 370])
  })

  test("served as a picture and nothing else, to be kept by whoever saw it", async () => {
    await put(pngOf(wide))
    const { headers } = await served("icon")
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox",
      "cache-control": "private, max-age=86400",
      "cross-origin-resource-policy": "cross-origin",
    })
    expect(headers["set-cookie"]).toBeUndefined()
  })

  test("and stays at its address for mails that were sent, when another takes its place", async () => {
    await put(pngOf(wide))
    const { logoUrl } = await face()
    await tenant.owner.ok("DELETE /api/staff/branding/logo")
    expect((await face()).logoUrl).toBeNull()
    expect((await tenant.anyone().call(`GET ${logoUrl}`)).status).toBe(200)
    expect((await tenant.anyone().call(`GET ${logoUrl?.replace(/v=./, "v=x")}`)).status).toBe(400)
    const other = await newTenant(cloud())
    expect((await other.anyone().call(`GET ${logoUrl}`)).status).toBe(404)
  })
})

describe("refused, with the reason, and the logo stays", () => {
  const text = (content: string) => async () => Buffer.from(content, "latin1")
  const small = pngOf(halves(40, 10, red, blue))
  const animated = async () => {
    const webp = await webpOf(wide)
    return Buffer.concat([
      webp.subarray(0, 12),
      Buffer.from("VP8X\x0a\0\0\0\x02\0\0\0\x8f\x01\0\x63\0\0", "latin1"),
      Buffer.from("ANIM\x06\0\0\0\0\0\0\0\0\0", "latin1"),
      webp.subarray(12),
    ])
  }
  const hugeWebp = async () => {
    const webp = Buffer.from(await webpOf(wide))
    webp.writeUInt32LE((16_382 | (16_382 << 14)) >>> 0, 21)
    return webp
  }
  const hugeJpeg = async () => {
    const jpeg = Buffer.from(await jpegOf(wide))
    const frame = jpeg.findIndex(
      (byte, index) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[index + 1] ?? 0),
    )
    jpeg.writeUInt16BE(16_000, frame + 5)
    jpeg.writeUInt16BE(16_000, frame + 7)
    return jpeg
  }
  const files: [string, () => Promise<Buffer>, string][] = [
    [
      "an SVG",
      text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      "not_a_picture",
    ],
    ["a GIF", text("GIF89a\x01\0\x01\0\x80\0\0"), "not_a_picture"],
    ["an icon", text("\0\0\x01\0\x01\0\x10\x10"), "not_a_picture"],
    ["a PDF", text("%PDF-1.7"), "not_a_picture"],
    ["a page that begins like a picture", text("\x89PNG<html><script>alert(1)</script>"), "not_a_picture"],
    ["an empty file", text(""), "not_a_picture"],
    ["a PNG cut off", async () => small.subarray(0, small.length - 30), "picture_broken"],
    ["a JPEG of nothing but its first bytes", text("\xff\xd8\xff\xe0\0\x10JFIF"), "not_a_picture"],
    ["a WebP cut off", async () => (await webpOf(wide)).subarray(0, 40), "picture_broken"],
    ["a PNG of 16,000 by 16,000", async () => claiming(small, 16_000, 16_000), "too_many_pixels"],
    ["a PNG of no width", async () => claiming(small, 0, 10), "picture_broken"],
    ["a JPEG of 16,000 by 16,000", hugeJpeg, "too_many_pixels"],
    ["a WebP of 16,383 by 16,383", hugeWebp, "too_many_pixels"],
    ["a WebP that moves", animated, "picture_animated"],
    [
      "more than two megabytes",
      async () => Buffer.concat([small, Buffer.alloc(2_000_000)]),
      "picture_too_large",
    ],
  ]
  test.each(files)("%s", async (_, make, reason) => {
    await put(small)
    const before = (await face()).logoUrl
    const { status, body } = await put(await make())
    expect([status, body.fields]).toEqual([400, { picture: reason }])
    expect((await face()).logoUrl).toBe(before)
  })

  test("from whoever may not change the branding", async () => {
    const { visitor: reader } = await newStaff(cloud(), tenant, "viewer")
    expect((await put(small, reader)).status).toBe(403)
  })
})

describe("an account manager's photo", () => {
  const manager = { name: "Maryam", email: "maryam@acme.example" }

  test("is cut to a square, seen by that customer's people alone, and gone with the person", async () => {
    await enablePortal(tenant.owner)
    const [customer, other] = [
      await newCustomer(tenant, "Photographed"),
      await newCustomer(tenant, "Another"),
    ]
    const at = `/api/documents/customers/${customer.id}/manager.png`
    const picture = (await jpegOf(wide)).toString("base64")
    const early = await tenant.owner.call(`PUT ${at}`, { picture })
    expect([early.status, early.body.reason]).toEqual([409, "no_manager"])
    const name = (to: object) =>
      tenant.owner.ok(`PUT /api/staff/customers/${customer.id}/manager`, { manager: to })
    await name(manager)
    const broken = await tenant.owner.call(`PUT ${at}`, { picture: Buffer.from("GIF89a").toString("base64") })
    expect(broken.body.fields).toEqual({ picture: "not_a_picture" })
    const { photo } = (await tenant.owner.ok(`PUT ${at}`, { picture })).manager
    const mine = (await newContact(cloud(), tenant, customer.id)).visitor
    expect((await mine.ok("GET /api/portal/queries/options")).manager).toEqual({ ...manager, photo })
    const seen = await mine.call(`GET /api/documents/manager.png?v=${photo}`)
    const { width, height } = PNG.sync.read(Buffer.from(seen.bytes))
    expect([width, height, seen.headers["content-type"]]).toEqual([256, 256, "image/png"])
    const others = (await newContact(cloud(), tenant, other.id)).visitor
    expect((await others.call(`GET /api/documents/manager.png?v=${photo}`)).status).toBe(404)
    expect((await tenant.owner.call(`GET ${at}?v=${photo}`)).status).toBe(200)
    expect((await name({ ...manager, phone: "+971 4 1" })).manager.photo).toBe(photo)
    expect((await name({ ...manager, email: "someone.else@acme.example" })).manager.photo).toBeUndefined()
    expect((await mine.call(`GET /api/documents/manager.png?v=${photo}`)).status).toBe(404)
    expect((await tenant.owner.call(`GET ${at}?v=${photo}`)).status).toBe(404)
  })
})
