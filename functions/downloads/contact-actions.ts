import type { Download, OwnDownloads } from "../../shared/downloads.ts"
import { notFound } from "../../shared/errors.ts"
import { downloadUrl } from "../attachments/files.ts"
import { attachments } from "../attachments/store.ts"
import { type ContactCtx, tenantCtx } from "../context.ts"
import { viewed } from "../preview/viewed.ts"
import { downloads } from "./store.ts"

/** The rows are the company's, whose rights read them; which of them are this customer's is decided here alone. */
const isFor = ({ customerId }: ContactCtx, { customerIds }: Download) =>
  customerIds === undefined || customerIds.includes(customerId)

export async function listOwnDownloads(ctx: ContactCtx): Promise<OwnDownloads> {
  const found = await downloads.owned(tenantCtx(ctx))
  return {
    items: found
      .filter((download) => isFor(ctx, download))
      .map(({ id, en, ar, file, createdAt }) => ({ id, en, ar, file, createdAt })),
  }
}

/** An address that works for a minute. What is another customer's does not exist. */
export async function getOwnDownload(asked: ContactCtx, { id }: { id: string }) {
  const ctx = tenantCtx(asked)
  const download = await downloads.get(ctx, id)
  if (!isFor(ctx, download)) throw notFound()
  const { en, ar, file } = download
  await viewed(asked, "download.downloaded", id, { name: en ?? ar ?? file.name })
  return { url: await downloadUrl(ctx, await attachments.get(ctx, file.id)) }
}
