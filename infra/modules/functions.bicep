metadata description = 'The function app: Flex Consumption on Linux, .NET 10 isolated, one user-assigned identity.'

import { nameSet } from '../names.bicep'
import { thresholdSet } from '../types.bicep'

param location string
param tags { *: string }
param names nameSet

@description('Id, client id of the identity that the app runs as.')
param identity { id: string, clientId: string }

@description('Memory of an instance, in MB.')
param instanceMemoryMB 512 | 2048 | 4096

@description('Instances at most.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances that are always there, by group: `http`, or `function:` and the name of a queue function.')
param alwaysReady { name: string, instanceCount: int }[]

@description('Whether instances are spread over the region\'s zones.')
param zoneRedundant bool

@description('Subnet through which the app goes out. Empty: straight to the internet.')
param subnetId string

@description('Ranges (CIDR) from which operators call the admin API and the health function.')
param operatorRanges string[]

@description('Ranges (CIDR) from which a gateway to an operator posts texts to the webhook.')
param gatewayRanges string[]

@description('Ranges (CIDR) from which code is published. Empty: from anywhere, with an Entra identity that may.')
param deployRanges string[]

@description('Whether a page may call the app from a browser, and from where: the console.')
param console bool
param consoleOrigin string

param hostStorage { blobUri: string, queueUri: string, tableUri: string, packagesContainer: string }
param dataStorage { queueUri: string, tableUri: string }
param insightsConnectionString string

@description('Address of who sends the replies: Communication Services, or a gateway that speaks as it does.')
param communicationEndpoint string

param serviceNumber string
param keySecretUri string

@description('Resource ids of the topics whose events the webhook takes.')
param allowedTopics string[]

@description('The app registration whose tokens the webhook and the admin API take. Null: the function key alone.')
param webhook { audiences: string[], allowedApplications: string[] }?

@description('What counts as too much: the day\'s parts are the service\'s caps too.')
param thresholds thresholdSet

@description('More of the service\'s settings, by their names in the README.')
param serviceSettings { *: string }

var identitySettings = {
  credential: 'managedidentity'
  clientId: identity.clientId
}

var authSettings = webhook == null
  ? { MoiSms__FunctionKeyOnly: 'true' }
  : {
      MoiSms__Auth__TenantId: tenant().tenantId
      MoiSms__Auth__Audience: join(webhook!.audiences, ',')
      MoiSms__Auth__AllowedApplications: join(webhook!.allowedApplications, ',')
    }

var settings = union(
  {
    AzureWebJobsStorage__blobServiceUri: hostStorage.blobUri
    AzureWebJobsStorage__queueServiceUri: hostStorage.queueUri
    AzureWebJobsStorage__tableServiceUri: hostStorage.tableUri
    AzureWebJobsStorage__credential: identitySettings.credential
    AzureWebJobsStorage__clientId: identitySettings.clientId
    APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.clientId}'
    // The host makes a trace of each poll of a queue, 8 to 10 a second while nothing happens. It keeps one trace in two seconds; ours
    // are sampled apart (TelemetryExport), and metrics not at all. Hosts before 4.1048 do not read these.
    OTEL_TRACES_SAMPLER: 'microsoft.rate_limited'
    OTEL_TRACES_SAMPLER_ARG: '0.5'
    MoiSmsStorage__queueServiceUri: dataStorage.queueUri
    MoiSmsStorage__tableServiceUri: dataStorage.tableUri
    MoiSmsStorage__credential: identitySettings.credential
    MoiSmsStorage__clientId: identitySettings.clientId
    AcsEndpoint: communicationEndpoint
    MoiSms__ServiceNumber: serviceNumber
    MoiSms__KeySecret: '@Microsoft.KeyVault(SecretUri=${keySecretUri})'
    MoiSms__AllowedTopics: join(allowedTopics, ',')
    MoiSms__MaxTotalPartsPerDay: string(thresholds.partsPerDay)
    MoiSms__MaxForeignPartsPerDay: string(thresholds.foreignPartsPerDay)
  },
  authSettings,
  serviceSettings
)

var operatorRules = [
  for (range, i) in operatorRanges: {
    name: 'operators-${i}'
    ipAddress: range
    action: 'Allow'
    priority: 200 + i
  }
]

var gatewayRules = [
  for (range, i) in gatewayRanges: {
    name: 'gateway-${i}'
    ipAddress: range
    action: 'Allow'
    priority: 300 + i
  }
]

var deployRules = [
  for (range, i) in deployRanges: {
    name: 'deploy-${i}'
    ipAddress: range
    action: 'Allow'
    priority: 200 + i
  }
]

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: names.plan
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: names.functionApp
  location: location
  // azd finds the app by this tag.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identity.id
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostStorage.blobUri}${hostStorage.packagesContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      // Event Grid reaches no private endpoint: the app stays public, for its addresses and the operators' alone.
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: concat(
        [
          {
            name: 'event-grid'
            ipAddress: 'AzureEventGrid'
            tag: 'ServiceTag'
            action: 'Allow'
            priority: 100
          }
        ],
        operatorRules,
        gatewayRules
      )
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: empty(deployRanges) ? 'Allow' : 'Deny'
      scmIpSecurityRestrictions: deployRules
      cors: !console ? null : { allowedOrigins: [consoleOrigin], supportCredentials: false }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output url string = 'https://${app.properties.defaultHostName}'
