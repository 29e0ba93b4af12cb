import { PNG } from "pngjs"
import { invalid } from "../../shared/errors.ts"

const pixelsMax = 4_000_000
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Decodes a PNG and encodes it anew, so that what is kept and served holds nothing but pixels. The size is read from
 * the header before anything is unpacked: a small file can claim gigabytes (R56). Throws `invalid_input`.
 */
export function cleanLogo(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(signature) || bytes.length < 33) throw invalid({ png: "not_a_png" })
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width * height > pixelsMax || width === 0 || height === 0) throw invalid({ png: "too_many_pixels" })
  try {
    const { data } = PNG.sync.read(bytes)
    const clean = new PNG({ width, height })
    clean.data = data
    return PNG.sync.write(clean)
  } catch {
    throw invalid({ png: "not_a_png" })
  }
}
