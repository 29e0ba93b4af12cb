import { notFound } from "../../shared/errors.ts"
import { Tenant } from "../../shared/tenants.ts"
import type { Ctx } from "../context.ts"
import { dynamoFor } from "../store/credentials.ts"
import { publicKey, shardOf } from "../store/keys.ts"
import { getRow, type Row, type Write } from "../store/table.ts"

const sk = "tenant"

export const tenantRowKey = (tenantId: string) => ({
  pk: publicKey(tenantId),
  sk,
})
export const readTenant = (row: Row): Tenant => Tenant.parse(row)

export async function getTenant(ctx: Pick<Ctx, "tenantId" | "scope">): Promise<Tenant> {
  const row = await getRow(dynamoFor(ctx.scope), tenantRowKey(ctx.tenantId))
  if (!row) throw notFound()
  return Tenant.parse(row)
}

const rowOf = (tenant: Tenant) => ({ ...tenant, ...tenantRowKey(tenant.id) })
export const insertTenant = (tenant: Tenant): Write => ({
  row: rowOf(tenant),
  expects: "new",
})
export const replaceTenant = (tenant: Tenant): Write => ({
  row: rowOf(tenant),
  expects: { version: tenant.version - 1 },
})

/** The operator's list of tenants: rows of hosts carry it, for the schedules that visit every tenant. */
export const tenantsListKey = (tenantId: string) => `D#tenants#${shardOf(tenantId)}`
