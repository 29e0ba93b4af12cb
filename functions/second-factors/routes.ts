import * as z from "zod"
import { ConfirmTotp, NewTotp, RecoveryCodes, SecondFactor } from "../../shared/second-factors.ts"
import { SignInResult } from "../../shared/sessions.ts"
import { openRoute, personRoute } from "../http/route.ts"
import { pendingCookie, readCookie } from "../sessions/cookies.ts"
import { confirmTotp, startTotp } from "./actions.ts"
import { giveSecondFactor } from "./sign-in.ts"

const guesses = { times: 60, seconds: 60 }
const Nothing = z.strictObject({})

export const secondFactorRoutes = [
  openRoute({
    on: "POST /api/auth/second-factor",
    limit: guesses,
    input: SecondFactor,
    output: SignInResult,
    run: (request, given, event) =>
      giveSecondFactor(request, readCookie(event.cookies, pendingCookie), given),
  }),
  personRoute({
    on: "POST /api/auth/account/totp",
    limit: guesses,
    stepUp: true,
    beforeSecondFactor: true,
    input: Nothing,
    output: NewTotp,
    run: startTotp,
  }),
  personRoute({
    on: "POST /api/auth/account/totp/confirm",
    limit: guesses,
    stepUp: true,
    beforeSecondFactor: true,
    input: ConfirmTotp,
    output: RecoveryCodes,
    run: confirmTotp,
  }),
]
