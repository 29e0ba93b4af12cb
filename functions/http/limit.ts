import { UpdateItemCommand } from "@aws-sdk/client-dynamodb"
import { marshall } from "@aws-sdk/util-dynamodb"
import { AppError } from "../../shared/errors.ts"
import { env } from "../env.ts"
import { ownDynamo } from "../store/credentials.ts"
import { directoryKey } from "../store/keys.ts"

/** At most `times` in `seconds` for one viewer address, or one API key; "gateway" leaves it to the HTTP API's own throttle. */
export type Limit = "gateway" | { times: number; seconds: number }

/** For what people do by hand, some of it at once. */
export const oftenAMinute = { times: 60, seconds: 60 }
/** For what sends mails, makes accounts or opens doors. */
export const seldomAMinute = { times: 20, seconds: 60 }

/** A /64 is one household or office: counting single IPv6 addresses would count nothing. */
const network = (ip: string) => (ip.includes(":") ? ip.split(":").slice(0, 4).join(":") : ip)

/** Counts atomically in a window of time; when the count cannot be kept, the request is refused. */
export async function countAgainst(limit: Limit, name: string, who: string, now: string) {
  if (limit === "gateway") return
  const window = Math.floor(Date.parse(now) / 1000 / limit.seconds)
  const answer = await ownDynamo.send(
    new UpdateItemCommand({
      TableName: env.TABLE_NAME,
      Key: marshall({
        pk: directoryKey("limit", `${name}|${network(who)}|${window}`),
        sk: "-",
      }),
      UpdateExpression: "ADD requests :one SET expiresAtSeconds = :end",
      ExpressionAttributeValues: marshall({
        ":one": 1,
        ":end": (window + 2) * limit.seconds,
      }),
      ReturnValues: "UPDATED_NEW",
    }),
  )
  if (Number(answer.Attributes?.requests?.N ?? Number.POSITIVE_INFINITY) > limit.times)
    throw new AppError("rate_limited", "too many requests")
}
