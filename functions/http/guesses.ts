import { createHash } from "node:crypto"
import { ConditionalCheckFailedException, UpdateItemCommand } from "@aws-sdk/client-dynamodb"
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb"
import { AppError } from "../../shared/errors.ts"
import type { PersonCtx, PublicCtx } from "../context.ts"
import { env } from "../env.ts"
import { knownDevice } from "../sessions/devices.ts"
import { ownDynamo } from "../store/credentials.ts"
import { directoryKey } from "../store/keys.ts"

/** Wrong ones that cost no waiting. */
const freeGuesses = 5
/** After many wrong ones: about a hundred guesses a day are left to whoever goes on (R22). */
const longestSeconds = 900
/** An attempt is counted before it is judged; who never came back has used it up for so long. */
const leaseSeconds = 30
const keptSeconds = 86_400

/** The wait after so many wrong ones in a row doubles with each. */
export const waitSeconds = (wrong: number) =>
  wrong < freeGuesses ? 0 : Math.min(longestSeconds, 2 ** (wrong - freeGuesses))

export type Guess = {
  now: string
  /** What is guessed: each secret of an account is counted by itself. */
  kind: "password" | "code" | "secondFactor"
  /** The account, existing or not: an unknown one is counted alike, so that this says nothing (R20). */
  account: string
  /** A browser that signed in to this account before, or a session: it has a count of its own (R22). */
  device: string | undefined
}

const guessAt = (host: string, loginId: string) => `${host}|${loginId}`

/** Of somebody who is not signed in, by a browser that may have been before. */
export const guessOf = async (request: PublicCtx, loginId: string, kind: Guess["kind"]): Promise<Guess> => ({
  now: request.now,
  kind,
  account: guessAt(request.host, loginId),
  device: await knownDevice(request, loginId),
})

/** Of somebody who is: counted for this session, so that nobody else's wrong guesses make it wait. */
export const ownGuess = ({ now, session }: PersonCtx, loginId: string, kind: Guess["kind"]): Guess => ({
  now,
  kind,
  account: guessAt(session.host, loginId),
  device: session.id,
})

const keyOf = ({ kind, account, device }: Guess) => {
  const whose = createHash("sha256")
    .update(`${kind}|${account}|${device ?? ""}`)
    .digest("hex")
  return marshall({ pk: directoryKey("limit", `guess|${whose}`), sk: "-" })
}

const update = (guess: Guess, more: Partial<UpdateItemCommand["input"]>) =>
  ownDynamo.send(new UpdateItemCommand({ TableName: env.TABLE_NAME, Key: keyOf(guess), ...more }))

function slowDown(until: number, now: number) {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000))
  return new AppError("rate_limited", "too many wrong guesses", { reason: "slow_down", seconds })
}

/** Counts the attempt before anything is looked at, so that a burst of them gets no further than one after another. */
async function reserve(guess: Guess): Promise<number> {
  const now = Date.parse(guess.now)
  try {
    const { Attributes } = await update(guess, {
      UpdateExpression: "ADD attempts :one SET waitUntil = :lease, expiresAtSeconds = :end",
      ConditionExpression: "attribute_not_exists(waitUntil) OR attempts < :free OR waitUntil <= :now",
      ExpressionAttributeValues: marshall({
        ":one": 1,
        ":free": freeGuesses,
        ":now": now,
        ":lease": now + leaseSeconds * 1000,
        ":end": Math.ceil(now / 1000) + keptSeconds,
      }),
      ReturnValues: "UPDATED_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    })
    return Number(Attributes?.attempts?.N)
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    throw slowDown(Number(unmarshall(error.Item ?? {}).waitUntil ?? now), now)
  }
}

const forgive = (guess: Guess) =>
  update(guess, {
    UpdateExpression: "REMOVE attempts, waitUntil SET expiresAtSeconds = :now",
    ExpressionAttributeValues: marshall({ ":now": Math.ceil(Date.parse(guess.now) / 1000) }),
  })

const waitFor = (guess: Guess, wrong: number) =>
  update(guess, {
    UpdateExpression: "SET waitUntil = :until",
    ExpressionAttributeValues: marshall({ ":until": Date.parse(guess.now) + waitSeconds(wrong) * 1000 }),
  })

/**
 * Lets `check` judge a guess, and counts those in a row that were wrong: it answers undefined for those. From the
 * fifth on each has to wait, right or wrong, while a right one forgives all before it.
 * Throws `rate_limited` (slow_down), with the seconds to wait. Fails closed: what cannot be counted is not judged.
 */
export async function judgeGuess<T>(
  guess: Guess,
  check: () => Promise<T | undefined>,
  slowed?: () => Promise<unknown>,
): Promise<T | undefined> {
  const attempts = await reserve(guess)
  const found = await check()
  if (found !== undefined) await forgive(guess)
  else if (attempts >= freeGuesses) await waitFor(guess, attempts)
  if (found === undefined && attempts === 2 * freeGuesses) await slowed?.()
  return found
}
