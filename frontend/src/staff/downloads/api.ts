import { query } from "@solidjs/router"
import type { DownloadLine, DownloadLines, WriteDownload } from "../../../../shared/downloads.ts"
import type { Done } from "../../../../shared/sessions.ts"
import { send } from "../../lib/api.ts"

const path = "/api/staff/downloads"

export const getDownloads = query(() => send<DownloadLines>("GET", path), "downloads")

export const downloads = {
  add: (input: WriteDownload) => send<DownloadLine>("POST", path, input),
  change: ({ id, version }: DownloadLine, input: WriteDownload) =>
    send<DownloadLine>("PUT", `${path}/${id}`, { version, ...input }),
  remove: (id: string) => send<Done>("DELETE", `${path}/${id}`),
}
