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
  "customers.read": everyStaff,
  "customers.write": ["owner", "admin", "finance"],
  "invitations.send": ["owner", "admin", "finance"],
  "invoices.read": everyStaff,
  "payments.read": everyStaff,
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
} as const satisfies Record<string, readonly StaffRole[]>

export const contactPermissions = {
  "portal.read": everyContact,
  "portal.invoices": everyContact,
  "portal.pay": ["admin", "payer"],
  "portal.profile": everyContact,
  "colleagues.read": everyContact,
  "colleagues.write": ["admin"],
} as const satisfies Record<string, readonly ContactRole[]>

/** Roles whose holders sign in with a second factor, whatever they would like (R31). */
export const secondFactorRoles: readonly StaffRole[] = ["owner", "admin"]

export type StaffPermission = keyof typeof staffPermissions
export type ContactPermission = keyof typeof contactPermissions
export type Permission = StaffPermission | ContactPermission

export const staffMay = (role: StaffRole, permission: StaffPermission) =>
  (staffPermissions[permission] as readonly StaffRole[]).includes(role)

export const contactMay = (role: ContactRole, permission: ContactPermission) =>
  (contactPermissions[permission] as readonly ContactRole[]).includes(role)
