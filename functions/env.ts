import * as z from "zod"

/** What every function is told. `infra/handler.ts` takes this type, so a forgotten variable does not compile. */
const Env = z.object({
  STAGE: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  FILES_BUCKET: z.string().min(1),
  MAIL_QUEUE_URL: z.string().min(1),
  JOBS_QUEUE_URL: z.string().min(1),
  DOMAINS_QUEUE_URL: z.string().min(1),
  TENANT_ROLE_ARN: z.string().min(1),
  CUSTOMER_ROLE_ARN: z.string().min(1),
  DIRECTORY_ROLE_ARN: z.string().min(1),
  SESSION_SECRET_ARN: z.string().min(1),
  STRIPE_SECRET_ARN: z.string().min(1),
  BASE_DOMAIN: z.string().min(1),
  /** The address of a host: `https://{host}`. */
  PUBLIC_URL: z.string().includes("{host}"),
  /** Where a company's own host must lead: the connection group's address. */
  ROUTING_ENDPOINT: z.string().min(1),
  PORTAL_DISTRIBUTION_ID: z.string().min(1),
  CONNECTION_GROUP_ID: z.string().min(1),
  STRIPE_API_URL: z.url(),
  MAIL_CONFIGURATION_SET: z.string().min(1),
  /** Who is asked about the world's DNS; the machine's own resolvers where absent. */
  DNS_SERVERS: z.string().optional(),
  /** How long a step of `functions/http/evenly.ts` is; only tests that do not measure time say so. */
  EVEN_STEP_MILLISECONDS: z.string().regex(/^\d+$/).optional(),
  /** What SES takes from this account. */
  MAILS_PER_SECOND: z.string().regex(/^\d+$/),
})
export type Env = z.infer<typeof Env>

export const env = Env.parse(process.env)

export const staffHost = `app.${env.BASE_DOMAIN}`
/** Where answers to our mails about queries go. */
export const replyDomain = `reply.${env.BASE_DOMAIN}`
export const portalHost = (slug: string) => `${slug}.${env.BASE_DOMAIN}`
export const addressOf = (host: string) => env.PUBLIC_URL.replace("{host}", host)
