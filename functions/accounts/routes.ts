import * as z from "zod"
import {
  Account,
  AskCode,
  ChangeEmail,
  ChangePassword,
  SessionList,
  UpdateProfile,
  UseCode,
} from "../../shared/accounts.ts"
import { LinkToken, LinkView } from "../../shared/links.ts"
import { Done, SignInResult } from "../../shared/sessions.ts"
import { oftenAMinute, seldomAMinute } from "../http/limit.ts"
import { openRoute, personRoute } from "../http/route.ts"
import { askCode, useCode } from "../logins/codes.ts"
import { changePassword, getAccount, updateProfile } from "./account.ts"
import { changeEmail, confirmEmailChange, lookAtEmailChange } from "./email.ts"
import { endOwnSession, listSessions, signOutEverywhere } from "./sessions.ts"

const Nothing = z.strictObject({})

export const accountRoutes = [
  personRoute({
    on: "GET /api/auth/account",
    limit: "gateway",
    beforeSecondFactor: true,
    input: Nothing,
    output: Account,
    run: getAccount,
  }),
  personRoute({
    on: "PUT /api/auth/account/profile",
    limit: oftenAMinute,
    input: UpdateProfile,
    output: Done,
    run: updateProfile,
  }),
  personRoute({
    on: "PUT /api/auth/account/password",
    limit: oftenAMinute,
    input: ChangePassword,
    output: Done,
    run: changePassword,
  }),
  personRoute({
    on: "POST /api/auth/account/email",
    limit: seldomAMinute,
    stepUp: true,
    input: ChangeEmail,
    output: Done,
    run: changeEmail,
  }),
  openRoute({
    on: "POST /api/auth/email-change/look",
    limit: oftenAMinute,
    input: LinkToken,
    output: LinkView,
    run: lookAtEmailChange,
  }),
  openRoute({
    on: "POST /api/auth/email-change",
    limit: seldomAMinute,
    input: LinkToken,
    output: Done,
    run: confirmEmailChange,
  }),
  personRoute({
    on: "GET /api/auth/account/sessions",
    limit: "gateway",
    input: Nothing,
    output: SessionList,
    run: listSessions,
  }),
  personRoute({
    on: "DELETE /api/auth/account/sessions/{id}",
    limit: oftenAMinute,
    input: z.strictObject({ id: z.string().max(200) }),
    output: Done,
    run: endOwnSession,
  }),
  personRoute({
    on: "POST /api/auth/account/sign-out-everywhere",
    limit: oftenAMinute,
    beforeSecondFactor: true,
    input: Nothing,
    output: Done,
    run: signOutEverywhere,
  }),
  openRoute({ on: "POST /api/auth/code", limit: seldomAMinute, input: AskCode, output: Done, run: askCode }),
  openRoute({
    on: "POST /api/auth/code/use",
    limit: oftenAMinute,
    input: UseCode,
    output: SignInResult,
    run: useCode,
  }),
]
