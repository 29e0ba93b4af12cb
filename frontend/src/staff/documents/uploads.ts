import { onCleanup } from "solid-js"
import { createStore } from "solid-js/store"
import type { AttachmentView } from "../../../../shared/attachments.ts"
import { ApiError } from "../../lib/api.ts"
import { sendFile } from "../../lib/upload.ts"
import { attachments } from "./api.ts"

/** As in shared/attachments.ts, which would bring its schemas into the browser. */
const bytesMax = 10_000_000
const filesMax = 10

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

let keys = 0

function refusalOf(file: File, already: number) {
  if (already >= filesMax) return "too_many"
  if (file.size === 0) return "empty_file"
  return file.size > bytesMax ? "too_large" : undefined
}

function reasonOf(error: unknown) {
  if (!(error instanceof ApiError)) throw error
  return error.reason ?? Object.values(error.fields ?? {})[0] ?? "upload_failed"
}

/**
 * Files of one form: those that are there already, and those on their way. What arrived stays when another fails; where
 * there can be one only, the next takes its place. Without a customer they are the company's own.
 */
export function createUploads(
  customerId: () => string | undefined,
  there: AttachmentView[] = [],
  { most = filesMax } = {},
) {
  const [list, setList] = createStore<Upload[]>(
    there.map(({ id, name, bytes }) => ({ key: ++keys, id, name, bytes, share: 1 })),
  )
  const ended = new AbortController()
  onCleanup(() => ended.abort())
  const change = (key: number, to: Partial<Upload>) => setList((upload) => upload.key === key, to)

  async function run(key: number, file: File) {
    try {
      const { id, upload } = await attachments.start(customerId(), file.name.slice(-200), file.size)
      const arrived = await sendFile(upload, file, (share) => change(key, { share }), ended.signal)
      if (arrived) await attachments.finish(customerId(), id)
      change(key, arrived ? { share: 1, id } : { refusal: "upload_failed" })
    } catch (error) {
      change(key, { refusal: reasonOf(error) })
    }
  }

  function add(files: Iterable<File>) {
    for (const file of files) {
      if (most === 1) setList([])
      const refusal = refusalOf(file, list.filter((upload) => !upload.refusal).length)
      const key = ++keys
      setList(list.length, { key, name: file.name, bytes: file.size, share: 0, ...(refusal && { refusal }) })
      if (!refusal) void run(key, file)
    }
  }

  return {
    list,
    add,
    remove: (key: number) => setList((all) => all.filter((upload) => upload.key !== key)),
    clear: () => setList([]),
    busy: () => list.some((upload) => !upload.id && !upload.refusal),
    ids: () => list.flatMap((upload) => upload.id ?? []),
  }
}
export type Uploads = ReturnType<typeof createUploads>
