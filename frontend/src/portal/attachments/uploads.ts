import { onCleanup } from "solid-js"
import { createStore } from "solid-js/store"
import { ApiError } from "../../lib/api.ts"
import { sendFile } from "../../lib/upload.ts"
import { attachments } from "./api.ts"
import { bytesMax, filesMax } from "./words.ts"

export type Upload = {
  key: number
  name: string
  bytes: number
  /** 0 to 1. */
  share: number
  /** Known once the server has looked at the bytes. */
  id?: string
  /** A key of the words' `refusals`. */
  refusal?: string
}

function refusalOf(file: File, already: number) {
  if (already >= filesMax) return "too_many"
  if (file.size === 0) return "empty_file"
  return file.size > bytesMax ? "too_large" : undefined
}

const keyOf = (error: unknown) => {
  if (!(error instanceof ApiError)) throw error
  return error.reason ?? Object.values(error.fields ?? {})[0] ?? "upload_failed"
}

/** Files on their way to the company, for one form. What is sent already stays when another one fails. */
export function createUploads() {
  const [list, setList] = createStore<Upload[]>([])
  const running = new Map<number, AbortController>()
  let last = 0
  onCleanup(() => {
    for (const each of running.values()) each.abort()
  })
  const change = (key: number, to: Partial<Upload>) => setList((upload) => upload.key === key, to)

  async function run(key: number, file: File) {
    const controller = new AbortController()
    running.set(key, controller)
    try {
      const { id, upload } = await attachments.start(file.name.slice(-200), file.size)
      const arrived = await sendFile(upload, file, (share) => change(key, { share }), controller.signal)
      if (arrived) await attachments.finish(id)
      change(key, arrived ? { share: 1, id } : { refusal: "upload_failed" })
    } catch (error) {
      change(key, { refusal: keyOf(error) })
    } finally {
      running.delete(key)
    }
  }

  function add(files: Iterable<File>) {
    for (const file of files) {
      const refusal = refusalOf(file, list.filter((upload) => !upload.refusal).length)
      const key = ++last
      setList(list.length, { key, name: file.name, bytes: file.size, share: 0, ...(refusal && { refusal }) })
      if (!refusal) void run(key, file)
    }
  }

  function remove(key: number) {
    running.get(key)?.abort()
    setList((all) => all.filter((upload) => upload.key !== key))
  }

  return {
    list,
    add,
    remove,
    clear: () => setList([]),
    busy: () => list.some((upload) => !upload.id && !upload.refusal),
    ids: () => list.flatMap((upload) => upload.id ?? []),
  }
}
export type Uploads = ReturnType<typeof createUploads>
