/** Who may do what: shared by the routes, both apps and the tests. */

export const staffRoles = ["owner", "admin", "finance", "viewer"] as const
export type StaffRole = (typeof staffRoles)[number]

export const contactRoles = ["admin", "payer", "viewer"] as const
export type ContactRole = (typeof contactRoles)[number]

const everyStaff = staffRoles
const everyContact = contactRoles

export const staffPermissions = {
  "tenant.read": everyStaff,
  "tenant.write": ["owner", "admin"],
  "branding.write": ["owner", "admin"],
  "portal.write": ["owner", "admin"],
  "stripe.connect": ["owner", "admin"],
  "bank.write": ["owner", "admin", "finance"],
  "customers.read": everyStaff,
  "customers.write": ["owner", "admin", "finance"],
  "invitations.send": ["owner", "admin", "finance"],
  "invoices.read": everyStaff,
  "payments.read": everyStaff,
  "payments.write": ["owner", "admin", "finance"],
  "payments.refund": ["owner", "admin", "finance"],
  "documents.read": everyStaff,
  "documents.write": ["owner", "admin", "finance"],
  "statements.read": everyStaff,
  "statements.send": ["owner", "admin", "finance"],
  "queries.read": everyStaff,
  "queries.write": ["owner", "admin", "finance"],
  "requests.read": everyStaff,
  "requests.decide": ["owner", "admin", "finance"],
  "imports.read": everyStaff,
  "imports.write": ["owner", "admin", "finance"],
  "activity.read": everyStaff,
  "profile.write": everyStaff,
  "team.read": everyStaff,
  "team.write": ["owner", "admin"],
  "ownership.transfer": ["owner"],
  "audit.read": ["owner", "admin"],
  "preview.open": ["owner", "admin", "finance"],
  "support.grant": ["owner", "admin"],
  "apiKeys.write": ["owner", "admin"],
  "plan.manage": ["owner", "admin"],
} as const satisfies Record<string, readonly StaffRole[]>

export const contactPermissions = {
  "portal.read": everyContact,
  "portal.invoices": everyContact,
  "portal.pay": ["admin", "payer"],
  "portal.profile": everyContact,
  "portal.statements": everyContact,
  "portal.estimates": everyContact,
  "portal.decideEstimates": ["admin", "payer"],
  "portal.projects": everyContact,
  "portal.retainers": everyContact,
  "portal.queries": everyContact,
  "portal.requests": everyContact,
  "portal.askCredit": ["admin", "payer"],
  "portal.details": everyContact,
  "portal.proposeDetails": ["admin"],
  "colleagues.read": everyContact,
  "colleagues.write": ["admin"],
} as const satisfies Record<string, readonly ContactRole[]>

/** Roles whose holders sign in with a second factor, whatever they would like (R31). */
export const secondFactorRoles: readonly StaffRole[] = ["owner", "admin"]

export type StaffPermission = keyof typeof staffPermissions
export type ContactPermission = keyof typeof contactPermissions

export const staffMay = (role: StaffRole, permission: StaffPermission) =>
  (staffPermissions[permission] as readonly StaffRole[]).includes(role)

export const contactMay = (role: ContactRole, permission: ContactPermission) =>
  (contactPermissions[permission] as readonly ContactRole[]).includes(role)
