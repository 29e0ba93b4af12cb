import { RemovalPolicy } from "aws-cdk-lib"
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway"
import {
  DomainName,
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2"
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations"
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager"
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs"
import { ARecord, type IPublicHostedZone, RecordTarget } from "aws-cdk-lib/aws-route53"
import { ApiGatewayv2DomainProperties } from "aws-cdk-lib/aws-route53-targets"
import { Construct } from "constructs"
import { accept } from "./accepted.ts"
import type { Handler } from "./handler.ts"

/** What the access log keeps: who, what and how it went, and never a query string or a header that could be secret. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    at: "$context.requestTime",
    requestId: "$context.requestId",
    sourceIp: "$context.identity.sourceIp",
    routeKey: "$context.routeKey",
    path: "$context.path",
    status: "$context.status",
    bytes: "$context.responseLength",
    milliseconds: "$context.responseLatency",
    error: "$context.integrationErrorMessage",
  }),
)

/** The HTTP API, reached at `api.<base>` by our edge; its own address of AWS is off, so nothing goes around the edge. */
export class Api extends Construct {
  readonly domainName: string
  readonly api: HttpApi

  constructor(scope: Construct, id: string, zone: IPublicHostedZone) {
    super(scope, id)
    this.domainName = `api.${zone.zoneName}`
    this.api = new HttpApi(this, "http", { createDefaultStage: false, disableExecuteApiEndpoint: true })
    const domain = this.#domain(zone)
    const logGroup = new LogGroup(this, "access", {
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    new HttpStage(this, "stage", {
      httpApi: this.api,
      autoDeploy: true,
      domainMapping: { domainName: domain },
      throttle: { rateLimit: 1000, burstLimit: 500 },
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLogFormat },
    })
  }

  /** Sends `method path` to a function. Every function checks the origin secret and the session itself. */
  route(method: HttpMethod, path: string, handler: Handler) {
    const integration = new HttpLambdaIntegration(`${handler.node.id}-integration`, handler)
    for (const route of this.api.addRoutes({ path, methods: [method], integration }))
      accept(route, "noAuthorizer")
  }

  #domain(zone: IPublicHostedZone) {
    const certificate = new Certificate(this, "certificate", {
      domainName: this.domainName,
      validation: CertificateValidation.fromDns(zone),
    })
    const domain = new DomainName(this, "domain", {
      domainName: this.domainName,
      certificate,
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    const { regionalDomainName, regionalHostedZoneId } = domain
    const target = new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId)
    new ARecord(this, "record", { zone, recordName: this.domainName, target: RecordTarget.fromAlias(target) })
    return domain
  }
}
