import { createSignal } from "solid-js"
import { ApiError } from "../lib/api.ts"
import { useCommon } from "../ui/common.tsx"

/** As `pictureBytesMax` in shared/pictures.ts, which would bring its schemas into the browser. */
const bytesMax = 2_000_000
export const pictureTypes = "image/png,image/jpeg,image/webp"

const inBase64 = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")))
    reader.addEventListener("error", () => reject(reader.error))
    reader.readAsDataURL(file)
  })

type Acts = {
  send: (picture: string) => Promise<unknown>
  sent: () => Promise<void>
  remove: () => Promise<unknown>
  removed: () => Promise<void>
}

/** A picture that is sent as soon as it is chosen, and why it was not taken. */
export function createPicture(acts: Acts) {
  const common = useCommon()
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<string>()
  const [problem, setProblem] = createSignal<ApiError>()
  async function run(call: () => Promise<unknown>, done: () => Promise<void>) {
    setBusy(true)
    setRefusal(undefined)
    setProblem(undefined)
    try {
      await call()
      await done()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const reason = error.fields?.picture
      if (reason) setRefusal(common().field(reason))
      else setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  async function take(file: File) {
    if (file.size > bytesMax) setRefusal(common().field("picture_too_large"))
    else await run(async () => acts.send(await inBase64(file)), acts.sent)
  }
  return { busy, refusal, problem, take, remove: () => run(acts.remove, acts.removed) }
}
