import { Dynamic } from "solid-js/web"
import Building from "~icons/lucide/building-2"
import Card from "~icons/lucide/credit-card"
import Eye from "~icons/lucide/eye"
import Invoice from "~icons/lucide/file-text"
import Flask from "~icons/lucide/flask-conical"
import Key from "~icons/lucide/key-round"
import LogIn from "~icons/lucide/log-in"
import Mail from "~icons/lucide/mail"
import Palette from "~icons/lucide/palette"
import Shield from "~icons/lucide/shield"
import Alert from "~icons/lucide/triangle-alert"
import Upload from "~icons/lucide/upload"
import User from "~icons/lucide/user"
import type { EventType } from "../../../../shared/events.ts"

const byPrefix = {
  tenant: Building,
  portal: Building,
  branding: Palette,
  stripe: Card,
  staff: LogIn,
  customer: User,
  contact: User,
  invitation: Mail,
  import: Upload,
  invoice: Invoice,
  payment: Card,
  session: LogIn,
  signIn: Shield,
  password: Shield,
  email: Mail,
  secondFactor: Shield,
  recoveryCodes: Shield,
  recoveryCode: Shield,
  profile: User,
  ownership: Building,
  preview: Eye,
  support: Eye,
  apiKey: Key,
  audit: Shield,
  document: Invoice,
  numbering: Building,
  retainer: Card,
  estimate: Invoice,
  statement: Invoice,
  query: Mail,
  creditNote: Invoice,
  details: User,
  documentLink: Mail,
  notifications: Mail,
  attachment: Upload,
  sampleData: Flask,
}

const alarming: EventType[] = [
  "import.failed",
  "payment.failed",
  "session.refreshReused",
  "signIn.slowedDown",
]

export function ActivityIcon(props: { type: EventType }) {
  const icon = () =>
    alarming.includes(props.type) ? Alert : byPrefix[props.type.split(".")[0] as keyof typeof byPrefix]
  return (
    <span class="event-icon" data-alarm={alarming.includes(props.type) ? "" : undefined} aria-hidden="true">
      <Dynamic component={icon()} />
    </span>
  )
}
