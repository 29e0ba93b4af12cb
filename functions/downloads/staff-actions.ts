import {
  type ChangeDownload,
  type Download,
  type DownloadLine,
  type DownloadLines,
  downloadsMax,
  type WriteDownload,
} from "../../shared/downloads.ts"
import { conflict, invalid } from "../../shared/errors.ts"
import { isSampleId, newId } from "../../shared/ids.ts"
import { type Done, done } from "../../shared/sessions.ts"
import { next } from "../../shared/stored.ts"
import { claimAttachments } from "../attachments/claim.ts"
import { attachments } from "../attachments/store.ts"
import type { StaffCtx } from "../context.ts"
import { customerNames } from "../customers/store.ts"
import { changesBetween, event } from "../events.ts"
import { commit } from "../store/entity.ts"
import { downloads } from "./store.ts"

async function linesOf(ctx: StaffCtx, found: Download[]): Promise<DownloadLine[]> {
  const names = await customerNames(ctx, [...new Set(found.flatMap(({ customerIds = [] }) => customerIds))])
  return found.map(({ customerIds, ...download }) => ({
    ...download,
    customers: customerIds?.map((id) => ({ id, name: names.get(id) ?? "" })) ?? null,
  }))
}

const lineOf = async (ctx: StaffCtx, download: Download) => {
  const [line] = await linesOf(ctx, [download])
  return line as DownloadLine
}

export const listDownloads = async (ctx: StaffCtx): Promise<DownloadLines> => ({
  items: await linesOf(ctx, await downloads.owned(ctx)),
})

/**
 * Throws `invalid_input` where one of the chosen is no customer of the company's, and `conflict` where one is made up:
 * what is sample data goes all at once, and must leave nothing in real rows.
 */
async function requireCustomers(ctx: StaffCtx, chosen: string[] | null) {
  const ids = [...new Set(chosen ?? [])]
  if (ids.some(isSampleId)) throw conflict("sample_customer")
  const names = await customerNames(ctx, ids)
  if (names.size !== ids.length) throw invalid({ customerIds: "not_a_customer" })
  return chosen ? ids : undefined
}

/** Emptied titles are not stored. */
async function written(ctx: StaffCtx, id: string, { en, ar, attachmentId, customerIds }: WriteDownload) {
  const chosen = await requireCustomers(ctx, customerIds)
  const { views, writes } = await claimAttachments(ctx, undefined, [attachmentId], id)
  const [file] = views
  if (!file) throw invalid({ attachmentId: "required" })
  return { values: { en: en || undefined, ar: ar || undefined, file, customerIds: chosen }, writes }
}

const factsOf = ({ en, ar, file, customerIds }: Download) => ({
  name: en ?? ar ?? file.name,
  file: file.name,
  count: customerIds?.length ?? 0,
})

export async function addDownload(ctx: StaffCtx, input: WriteDownload): Promise<DownloadLine> {
  if ((await downloads.owned(ctx)).length >= downloadsMax) throw conflict("too_many_downloads")
  const id = newId("dnl", ctx.now)
  const { values, writes } = await written(ctx, id, input)
  const download: Download = { ...values, id, version: 1, createdAt: ctx.now }
  await commit(
    ctx,
    downloads.insert(ctx, download),
    ...writes,
    event(ctx, "download.added", { subjectId: id, facts: factsOf(download) }),
  )
  return lineOf(ctx, download)
}

/** Nobody reaches a file whose row is gone. */
async function forget(ctx: StaffCtx, attachmentId: string) {
  const attachment = await attachments.find(ctx, attachmentId)
  return attachment ? [attachments.remove(ctx, attachment)] : []
}

/** Throws `conflict` where somebody else changed it since it was looked at. */
export async function changeDownload(
  ctx: StaffCtx,
  { id, version, ...input }: ChangeDownload,
): Promise<DownloadLine> {
  const before = await downloads.get(ctx, id)
  if (before.version !== version) throw conflict("changed")
  const { values, writes } = await written(ctx, id, input)
  const after = next(before, values)
  const replaced = before.file.id !== after.file.id
  const changes = changesBetween(before, after, ["en", "ar", "file", "customerIds"])
  await commit(
    ctx,
    downloads.replace(ctx, after),
    ...writes,
    ...(replaced ? await forget(ctx, before.file.id) : []),
    event(ctx, "download.changed", { subjectId: id, facts: factsOf(after), changes }),
  )
  return lineOf(ctx, after)
}

export async function removeDownload(ctx: StaffCtx, { id }: { id: string }): Promise<Done> {
  const download = await downloads.get(ctx, id)
  await commit(
    ctx,
    downloads.remove(ctx, download),
    ...(await forget(ctx, download.file.id)),
    event(ctx, "download.removed", { subjectId: id, facts: factsOf(download) }),
  )
  return done
}
