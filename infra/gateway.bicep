targetScope = 'resourceGroup'

metadata name = 'MoiSms gateway'
metadata description = '''The gateway to the operator, in the environment that main.bicep made. It comes after the code, like events.bicep: it posts with the
function key. gateway.sh publishes its image and deploys this.'''

import { gatewayTopic, namesOf, stageName } from 'names.bicep'

@description('The same as for main.bicep.')
param stage stageName

@description('Region of the environment.')
param location string = resourceGroup().location

@description('The image, with its registry and tag.')
param image string

@description('The operator\'s message centre (SMSC): name or address.')
@minLength(1)
param smscHost string

@minValue(1)
@maxValue(65535)
param smscPort int = 2775

@description('TLS on the line; the centre\'s certificate has to be valid for its name.')
param smscTls bool = false

@description('The operator\'s own root certificate (PEM; blanks may stand for line ends), in place of those that everybody trusts. Empty: these. Only with `smscTls`.')
param smscCertificate string = ''

@description('The account at the centre. Its password is the secret `smsc-password` of the vault, which smsc-password.sh writes.')
@minLength(1)
param smscSystemId string

@description('More of the gateway\'s settings, by the end of their names in docs/operator.md, e.g. Window.')
param smscOptions { *: string } = {}

@description('Replicas, each with its own binds. Two, so that a line is there while one is replaced: the operator has to allow twice the binds.')
@minValue(1)
@maxValue(10)
param replicas int = 2

@description('Client id of the app registration whose tokens the webhook takes.')
@minLength(1)
param webhookApplication string

@description('Name of the function key that the gateway posts with: Event Grid\'s.')
param keyName string = 'default'

@description('More tags.')
param tags { *: string } = {}

var names = namesOf(stage, resourceGroup().id, '', '')

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: names.functionApp

  resource receiveEvents 'functions' existing = { name: 'ReceiveEvents' }
}

resource appIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.appIdentity
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: names.gatewayIdentity
}

resource host 'Microsoft.App/managedEnvironments@2025-07-01' existing = { name: names.gatewayEnvironment }

resource data 'Microsoft.Storage/storageAccounts@2025-08-01' existing = { name: names.dataStorage }

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: names.insights }

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: names.keyVault }

// Written by Azure Resource Manager, so it needs no way into the vault's network. A key that was changed is here with the next deployment.
resource eventsKey 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'gateway-events-key'
  tags: union({ application: 'moisms', stage: stage }, tags)
  properties: {
    value: app::receiveEvents.listKeys()[keyName]
    contentType: 'The function key with which the gateway posts texts.'
  }
}

var secrets = [
  { name: 'key-secret', setting: 'MoiSms__KeySecret' }
  { name: 'smsc-password', setting: 'MoiSms__Gateway__Password' }
  { name: 'gateway-events-key', setting: 'MoiSms__Gateway__EventsKey' }
]

var trusted = smscTls || empty(smscCertificate)
  ? smscCertificate
  : fail('smscCertificate (MOISMS_SMSC_CERTIFICATE) without smscTls (MOISMS_SMSC_TLS): the line would trust nobody, and be open to all.')

var settings = union(
  {
    ASPNETCORE_HTTP_PORTS: '8080'
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
    MoiSmsStorage__tableServiceUri: data.properties.primaryEndpoints.table
    MoiSmsStorage__credential: 'managedidentity'
    MoiSmsStorage__clientId: identity.properties.clientId
    MoiSms__Gateway__Host: smscHost
    MoiSms__Gateway__Port: string(smscPort)
    MoiSms__Gateway__Tls: toLower(string(smscTls))
    MoiSms__Gateway__SystemId: smscSystemId
    MoiSms__Gateway__AuthTenantId: tenant().tenantId
    MoiSms__Gateway__AuthAllowedApplications: appIdentity.properties.clientId
    MoiSms__Gateway__EventsAddress: 'https://${app.properties.defaultHostName}/api/sms/events'
    MoiSms__Gateway__EventsScope: 'api://${webhookApplication}/.default'
    MoiSms__Gateway__Topic: gatewayTopic
  },
  empty(trusted) ? {} : { MoiSms__Gateway__TlsCertificate: trusted },
  toObject(items(smscOptions), one => 'MoiSms__Gateway__${one.key}', one => one.value)
)

resource gateway 'Microsoft.App/containerApps@2025-07-01' = {
  name: names.gatewayApp
  location: location
  tags: union({ application: 'moisms', stage: stage }, tags)
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    environmentId: host.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      maxInactiveRevisions: 5
      // The environment is internal: external then means from the network, where the app is, and not from the internet.
      ingress: { external: true, targetPort: 8080, transport: 'http', allowInsecure: false }
      registries: [{ server: split(image, '/')[0], identity: identity.id }]
      secrets: [
        for secret in secrets: {
          name: secret.name
          keyVaultUrl: '${vault.properties.vaultUri}secrets/${secret.name}'
          identity: identity.id
        }
      ]
    }
    template: {
      // Texts under way are finished, then it unbinds; the platform kills it after this.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'gateway'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            map(secrets, secret => { name: secret.setting, secretRef: secret.name }),
            map(items(settings), one => { name: one.key, value: one.value })
          )
          probes: [
            { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
            // It does not wait for the bind: the replica that is replaced may hold it until this one is ready.
            {
              type: 'Readiness'
              httpGet: { path: '/health/ready', port: 8080 }
              periodSeconds: 10
              failureThreshold: 3
            }
          ]
        }
      ]
      scale: { minReplicas: replicas, maxReplicas: replicas }
    }
  }
  dependsOn: [eventsKey]
}
