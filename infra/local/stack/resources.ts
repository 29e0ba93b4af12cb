import { arnOf, nameOf, propertiesOf, resourcesOf, type Template } from "../../policies.ts"
import type { Json } from "../aws/service.ts"

/** The properties of every resource of one type, resolved, with what AWS would call it. */
export const each = (template: Template, type: string) =>
  resourcesOf(template, type).map((id) => ({
    id,
    name: nameOf(template, id),
    arn: arnOf(template, id),
    properties: propertiesOf(template, id) as Json,
  }))
