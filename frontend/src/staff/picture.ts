import { createSignal } from "solid-js"
import { ApiError } from "../lib/api.ts"
import { useCommon } from "../ui/common.tsx"

/** As `pictureBytesMax` in shared/pictures.ts, which would bring its schemas into the browser. */
const bytesMax = 2_000_000
export const pictureTypes = "image/png,image/jpeg,image/webp"

/** What can be seen to be wrong with a picture before the server looks at it, as the key that it would answer. */
export function doubtOf({ size, type }: File) {
  if (size > bytesMax) return "picture_too_large"
  return pictureTypes.split(",").includes(type) ? undefined : "not_a_picture"
}

/** A picture as an address that holds it, to be shown without being sent anywhere. */
export const inAddress = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener("load", () => resolve(String(reader.result)))
    reader.addEventListener("error", () => reject(reader.error))
    reader.readAsDataURL(file)
  })

/** What is sent of such an address. */
export const base64Of = (address: string) => address.slice(address.indexOf(",") + 1)

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
    else await run(async () => acts.send(base64Of(await inAddress(file))), acts.sent)
  }
  return { busy, refusal, problem, take, remove: () => run(acts.remove, acts.removed) }
}
