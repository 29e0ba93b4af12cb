import * as z from "zod"
import {
  AddPasskey,
  CeremonyOptions,
  ConfirmTotp,
  NewTotp,
  Prove,
  RecoveryCodes,
  SecondFactor,
} from "../../shared/second-factors.ts"
import { Done, SignInResult } from "../../shared/sessions.ts"
import { oftenAMinute } from "../http/limit.ts"
import { openRoute, personRoute } from "../http/route.ts"
import { pendingCookie, readCookie } from "../sessions/cookies.ts"
import { addPasskey, confirmTotp, startPasskey, startTotp } from "./actions.ts"
import { askForProof, prove } from "./prove.ts"
import { removePasskey, removeTotp, renewRecoveryCodes } from "./removal.ts"
import { askForPasskey, giveSecondFactor } from "./sign-in.ts"

const Nothing = z.strictObject({})
const PasskeyId = z.strictObject({ id: z.base64url("not_an_id").max(1400, "too_long") })

export const secondFactorRoutes = [
  openRoute({
    on: "POST /api/auth/second-factor",
    limit: oftenAMinute,
    input: SecondFactor,
    output: SignInResult,
    run: (request, given, event) =>
      giveSecondFactor(request, readCookie(event.cookies, pendingCookie), given),
  }),
  openRoute({
    on: "POST /api/auth/second-factor/options",
    limit: oftenAMinute,
    input: Nothing,
    output: CeremonyOptions,
    run: (request, _input, event) => askForPasskey(request, readCookie(event.cookies, pendingCookie)),
  }),
  personRoute({
    on: "POST /api/auth/account/totp",
    limit: oftenAMinute,
    stepUp: true,
    beforeSecondFactor: true,
    input: Nothing,
    output: NewTotp,
    run: startTotp,
  }),
  personRoute({
    on: "POST /api/auth/account/totp/confirm",
    limit: oftenAMinute,
    stepUp: true,
    beforeSecondFactor: true,
    input: ConfirmTotp,
    output: RecoveryCodes,
    run: confirmTotp,
  }),
  personRoute({
    on: "DELETE /api/auth/account/totp",
    limit: oftenAMinute,
    stepUp: true,
    input: Nothing,
    output: Done,
    run: removeTotp,
  }),
  personRoute({
    on: "POST /api/auth/account/passkeys/options",
    limit: oftenAMinute,
    stepUp: true,
    beforeSecondFactor: true,
    input: Nothing,
    output: CeremonyOptions,
    run: startPasskey,
  }),
  personRoute({
    on: "POST /api/auth/account/passkeys",
    limit: oftenAMinute,
    stepUp: true,
    beforeSecondFactor: true,
    input: AddPasskey,
    output: RecoveryCodes,
    run: addPasskey,
  }),
  personRoute({
    on: "DELETE /api/auth/account/passkeys/{id}",
    limit: oftenAMinute,
    stepUp: true,
    input: PasskeyId,
    output: Done,
    run: removePasskey,
  }),
  personRoute({
    on: "POST /api/auth/account/recovery-codes",
    limit: oftenAMinute,
    stepUp: true,
    input: Nothing,
    output: RecoveryCodes,
    run: renewRecoveryCodes,
  }),
  personRoute({
    on: "POST /api/auth/account/prove",
    limit: oftenAMinute,
    beforeSecondFactor: true,
    input: Prove,
    output: Done,
    run: prove,
  }),
  personRoute({
    on: "POST /api/auth/account/prove/options",
    limit: oftenAMinute,
    beforeSecondFactor: true,
    input: Nothing,
    output: CeremonyOptions,
    run: askForProof,
  }),
]
