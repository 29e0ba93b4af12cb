import * as z from "zod"
import { Email, Instant, Language, line, optionalLine } from "./fields.ts"
import { Stored } from "./stored.ts"

/**
 * A portal's address at the company's own domain: `portal.acme.ae`. Three facts are kept apart, because three people
 * may be at fault: that the company owns the name, that the name leads to us, and that there is a certificate for it.
 */
export const domainStates = [
  "draft",
  "awaiting_proof",
  "awaiting_routing",
  "issuing",
  "active",
  "warning",
  "conflict",
  "failed",
  "timed_out",
  "removing",
] as const
export type DomainState = (typeof domainStates)[number]

/** What is wrong with a record, where more can be said than that it is missing or another. */
export const dnsProblems = [
  /** Nothing at all exists at the name or below it. */
  "no_such_name",
  /** No server answered in time. */
  "no_answer",
  /** The domain's own servers answer and public resolvers refuse: its signatures do not fit. */
  "dnssec",
  /** The servers of the domain do not agree yet. */
  "servers_disagree",
  /** Its own servers have it already, the public resolvers not yet. */
  "not_spread",
  /** The form of the provider added the domain once more: `portal.acme.ae.acme.ae`. */
  "name_doubled",
  /** A proxy, such as Cloudflare's orange cloud, stands in front. */
  "proxied",
  /** Addresses stand where the alias should be: flattened by the provider, or left over from before. */
  "addresses_instead",
  /** The alias leads somewhere else. */
  "leads_elsewhere",
  /** Aliases that go round, or on and on. */
  "alias_loop",
  /** The delegation names other servers than those of the zone. */
  "delegated_elsewhere",
] as const
export type DnsProblem = (typeof dnsProblems)[number]

/** `unknown`: nobody answered in a way that means anything, so nothing is concluded from it. */
export const sightStates = ["unseen", "found", "missing", "different", "unknown"] as const

/** What was seen of a record, by asking whom, and when. */
export const Sight = z.object({
  state: z.enum(sightStates),
  /** Values as the servers gave them, aliases in their order. */
  seen: z.array(z.string()).max(8),
  /** The servers that said so: names of the domain's own ones, addresses of public resolvers. */
  by: z.array(z.string()).max(8),
  at: Instant.optional(),
  problem: z.enum(dnsProblems).optional(),
})
export type Sight = z.infer<typeof Sight>

export const certificateProblems = [
  /** A CAA record forbids Amazon to issue. */
  "caa_forbids",
  "validation_timed_out",
  "certificate_failed",
  "certificate_revoked",
  /** Another CloudFront customer, or an older set-up of the same company, holds the name. */
  "alias_taken",
  /** Our account's quota is used up; the operator is told. */
  "quota",
] as const
export type CertificateProblem = (typeof certificateProblems)[number]

export const CertificateFact = z.object({
  state: z.enum(["none", "pending", "issued", "failed"]),
  problem: z.enum(certificateProblems).optional(),
  /** The CAA records that were seen, where they matter. */
  seen: z.array(z.string()).max(8).default([]),
  at: Instant.optional(),
})
export type CertificateFact = z.infer<typeof CertificateFact>

/** `records`: the company makes them. `delegated`: it hands the name to a zone of ours, and we make them. */
export const domainModes = ["records", "delegated"] as const

export const dnsProviders = [
  "cloudflare",
  "godaddy",
  "namecheap",
  "route53",
  "google",
  "azure",
  "digitalocean",
  "hostinger",
  "ionos",
  "squarespace",
  "wix",
  "zoho",
  "etisalat",
  "ovh",
  "gandi",
] as const
export type DnsProvider = (typeof dnsProviders)[number]

/** Of a delegated name: our zone for it in Route 53. */
export const HostedZone = z.object({
  id: z.string(),
  nameServers: z.array(z.string()),
  /** The last change to its records, until every name server of Route 53 has it. */
  change: z.string().optional(),
})
export type HostedZone = z.infer<typeof HostedZone>

/** What stops serving the name, in this order; each may be done twice. */
export const releaseSteps = ["stop", "detach", "certificate", "zone", "quarantine"] as const
export type ReleaseStep = (typeof releaseSteps)[number]

export const Domain = Stored.extend({
  /** Lower case, ASCII, without the dot at the end. */
  host: z.string(),
  /** The domain that was bought, of which it is a part. */
  apex: z.string(),
  mode: z.enum(domainModes),
  /** Bound to company and name by being drawn for this row; a released one is never taken again. */
  token: z.string(),
  ownership: Sight,
  routing: Sight,
  certificate: CertificateFact,
  provider: z.enum(dnsProviders).optional(),
  /** Where the facts of the last look leave it; time may have run out since, see `stateOf`. */
  standing: z.enum(domainStates).exclude(["timed_out"]),
  /** Of a delegated name: the zone of ours, and whether the company's own servers lead there. */
  zone: HostedZone.optional(),
  delegation: Sight.optional(),
  releasing: z.enum(releaseSteps).optional(),
  /** When nothing of it was left, and whether its DNS leads to us all the same. */
  releasedAt: Instant.optional(),
  dangles: z.boolean().optional(),
  /** The name is proven and serves another company, or did so until it was proven theirs. */
  rival: z.enum(["holds", "took_over"]).optional(),
  /** Whether the name is ours to serve: claimed for this row in the directory. */
  claimed: z.boolean(),
  addedAt: Instant,
  addedBy: z.string(),
  /** When the set-up was last mailed to somebody, newest first. */
  forwards: z.array(Instant).default([]),
  /** When the present wait began: for the proof, the alias or the certificate. */
  waitingSince: Instant,
  activeSince: Instant.optional(),
  /** Since when a name that worked does not. */
  brokeAt: Instant.optional(),
  /** How many of the mails about it, of those after 1, 7 and 14 days, are sent. */
  warned: z.int().nonnegative().default(0),
  checkedAt: Instant.optional(),
  nextCheckAt: Instant.optional(),
  checks: z.int().nonnegative(),
})
export type Domain = z.infer<typeof Domain>

/** Why a name is refused before anything is asked of it. */
export const domainRefusals = [
  "not_a_host_name",
  "host_too_long",
  "host_is_an_address",
  "host_is_a_wildcard",
  "host_is_ours",
  "host_is_an_apex",
  "host_is_a_public_suffix",
  "host_added_already",
] as const

export const RecordToMake = z.object({
  purpose: z.enum(["proof", "routing", "delegation"]),
  type: z.enum(["TXT", "CNAME", "NS"]),
  /** The whole name, and what most providers' forms want: without the domain. */
  name: z.string(),
  relative: z.string(),
  values: z.array(z.string()),
  ttlSeconds: z.int(),
  sight: Sight,
})
export type RecordToMake = z.infer<typeof RecordToMake>

/** A domain as staff, and whoever they forwarded it to, see it. */
export const DomainView = z.object({
  id: z.string(),
  host: z.string(),
  /** The host as people write it, where it is not ASCII. */
  unicode: z.string(),
  url: z.string(),
  mode: z.enum(domainModes),
  state: z.enum(domainStates),
  isMain: z.boolean(),
  records: z.array(RecordToMake),
  certificate: CertificateFact,
  rival: z.enum(["holds", "took_over"]).nullable(),
  provider: z.enum(dnsProviders).nullable(),
  addedAt: Instant,
  activeSince: Instant.nullable(),
  brokeAt: Instant.nullable(),
  checkedAt: Instant.nullable(),
  nextCheckAt: Instant.nullable(),
  /** When waiting ends by itself. */
  until: Instant.nullable(),
  releasing: z.enum(releaseSteps).nullable(),
})
export type DomainView = z.infer<typeof DomainView>

export const DomainList = z.object({
  domains: z.array(DomainView),
  /** The address that every company has. */
  hosted: z.string(),
  /** What the company's plan includes, and whether more would be let in. */
  allowed: z.int().nonnegative(),
})
export type DomainList = z.infer<typeof DomainList>

export const AddDomain = z.strictObject({
  host: line(300),
  mode: z.enum(domainModes).default("records"),
})
export type AddDomain = z.infer<typeof AddDomain>

/** To whoever looks after the company's DNS and has no account here. */
export const ForwardDomain = z.strictObject({
  email: Email,
  note: optionalLine(300),
  language: Language,
})
export type ForwardDomain = z.infer<typeof ForwardDomain>

/** What the page behind a forwarded link shows, live, to whoever has the mail. */
export const DomainSetup = z.object({
  company: z.string(),
  companyArabic: z.string().optional(),
  domain: DomainView,
})
export type DomainSetup = z.infer<typeof DomainSetup>
export const DomainToken = z.strictObject({ token: z.string().max(300) })
