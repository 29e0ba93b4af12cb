import {
  AlreadyExistsException,
  CreateEmailIdentityCommand,
  DeleteEmailIdentityCommand,
  GetEmailIdentityCommand,
  NotFoundException,
  PutEmailIdentityMailFromAttributesCommand,
  SESv2Client,
} from "@aws-sdk/client-sesv2"
import { env } from "../env.ts"
import { mailFromOf } from "./records.ts"

const ses = new SESv2Client({})

/** Where SES takes bounces in. */
export const sesRegion = () => ses.config.region()

/** Makes SES sign for the domain, once its owner has made the records; however often this is called. */
export async function makeIdentity(domain: string): Promise<string[]> {
  const EmailIdentity = domain
  try {
    await ses.send(
      new CreateEmailIdentityCommand({ EmailIdentity, ConfigurationSetName: env.MAIL_CONFIGURATION_SET }),
    )
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error
  }
  await ses.send(
    new PutEmailIdentityMailFromAttributesCommand({
      EmailIdentity,
      MailFromDomain: mailFromOf(domain),
      BehaviorOnMxFailure: "USE_DEFAULT_VALUE",
    }),
  )
  const known = await ses.send(new GetEmailIdentityCommand({ EmailIdentity }))
  return known.DkimAttributes?.Tokens ?? []
}

/** Whether SES signs and sends for the domain; undefined where it does not know it. */
export async function isVerified(domain: string): Promise<boolean | undefined> {
  try {
    const known = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: domain }))
    return known.VerifiedForSendingStatus === true && known.DkimAttributes?.Status === "SUCCESS"
  } catch (error) {
    if (error instanceof NotFoundException) return undefined
    throw error
  }
}

export async function removeIdentity(domain: string) {
  try {
    await ses.send(new DeleteEmailIdentityCommand({ EmailIdentity: domain }))
  } catch (error) {
    if (!(error instanceof NotFoundException)) throw error
  }
}
