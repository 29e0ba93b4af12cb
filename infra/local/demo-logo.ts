import { PNG } from "pngjs"

type Point = { x: number; y: number }
type Shape = (point: Point) => boolean
type Rgb = readonly [number, number, number]

const disc: Shape = ({ x, y }) => Math.hypot(x, y) < 0.96
/** A tower that narrows upwards, its gallery, its lantern, and the light it throws to both sides. */
const tower: Shape = ({ x, y }) => y > -0.26 && y < 0.62 && Math.abs(x) < 0.15 + 0.1 * (y + 0.26)
const gallery: Shape = ({ x, y }) => Math.abs(y + 0.31) < 0.05 && Math.abs(x) < 0.26
const lantern: Shape = ({ x, y }) => y > -0.58 && y < -0.36 && Math.abs(x) < 0.12
const beam: Shape = ({ x, y }) => {
  const far = Math.abs(x)
  return far > 0.2 && far < 0.68 && Math.abs(y + 0.47) < 0.05 + 0.24 * (far - 0.2)
}
const band: Shape = ({ y }) => y > 0.02 && y < 0.2

const white: Rgb = [255, 255, 255]
const sand: Rgb = [242, 196, 122]

function colourAt(point: Point, ground: Rgb): Rgb | undefined {
  if (!disc(point)) return undefined
  if (beam(point) || lantern(point)) return sand
  if (gallery(point)) return white
  return tower(point) && !band(point) ? white : ground
}

const samples = 3

/** A lighthouse on a round ground, with soft edges: each pixel is the mean of nine points. */
export function drawLogo(ground: Rgb, size = 320): Buffer {
  const png = new PNG({ width: size, height: size })
  const at = (pixel: number, part: number) => ((pixel + (part + 0.5) / samples) / size) * 2 - 1
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0]
      let hits = 0
      for (let part = 0; part < samples ** 2; part++) {
        const point = { x: at(x, part % samples), y: at(y, Math.floor(part / samples)) }
        const colour = colourAt(point, ground)
        if (!colour) continue
        hits++
        for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + colour[channel]
      }
      const mean = sum.map((value) => (hits ? value / hits : 0))
      png.data.set([...mean, (255 * hits) / samples ** 2].map(Math.round), (y * size + x) * 4)
    }
  return PNG.sync.write(png)
}
