import * as z from "zod"

const Verdict = z.object({ status: z.string() })

/** What SES tells of a mail that it took in (the parts we use); the mail itself lies in the bucket. */
export const Received = z.object({
  mail: z.object({
    messageId: z.string().regex(/^[\w-]{1,200}$/),
    /** The envelope's sender: empty for what answers by itself. */
    source: z.string(),
  }),
  receipt: z.object({
    recipients: z.array(z.string()),
    spamVerdict: Verdict,
    virusVerdict: Verdict,
    spfVerdict: Verdict,
    dkimVerdict: Verdict,
    dmarcVerdict: Verdict,
  }),
})
export type Received = z.infer<typeof Received>
