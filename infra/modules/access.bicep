metadata description = 'Every role that anybody holds, and why. Nothing else in this deployment grants anything. roles.bicep has the two that are made for it.'

import { backupContainer, deadLetterContainer, nameSet } from '../names.bicep'

param names nameSet

@description('Id of the role that renews and hides queue messages.')
param queueUpdaterId string

@description('Whether replies go by Communication Services.')
param sendsByCommunicationServices bool

@description('Id of the role that sends SMS by it.')
param smsSenderId string

@description('Object id of the identity that the function app runs as.')
param appPrincipalId string

@description('Which identities these are: an assignment cannot pass from one to another, so each has its own.')
param eventIdentity 'userAssigned' | 'systemAssigned'

@description('Object ids of the identities with which Event Grid writes dead letters: one for all topics, or each topic\'s own. Keys never change hands.')
param eventWriters { key: string, principalId: string }[]

@description('Object id of the group or identity that runs `moisms import`. Empty: nobody.')
param importerPrincipalId string

param importerPrincipalType 'Group' | 'ServicePrincipal' | 'User'

@description('Object id of the identity that an operator\'s adapter publishes texts with. Empty: nobody.')
param adapterPrincipalId string

@description('Whether there is a gateway to the operator.')
param gateway bool

@description('Object id of the identity that it runs as.')
param gatewayPrincipalId string

@description('Whether its image lies in a registry that is made here.')
param ownRegistry bool

var roles = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  queueDataReader: '19e7f393-937e-4f77-808e-94535e297925'
  queueDataMessageProcessor: '8a0f0c08-91a1-4084-bc3d-661d67233fed'
  queueDataMessageSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  eventGridDataSender: 'd5a91429-5739-47e2-a06b-3470a27159e7'
}

resource host 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: names.hostStorage

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource deadLetters 'containers' existing = { name: deadLetterContainer }

    resource backups 'containers' existing = { name: backupContainer }
  }
}

resource data 'Microsoft.Storage/storageAccounts@2025-08-01' existing = { name: names.dataStorage }

resource gatewayTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-08-01' existing = {
  name: '${names.dataStorage}/default/Gateway'
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = if (gateway && ownRegistry) {
  name: names.registry
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: names.keyVault

  resource keySecret 'secrets' existing = { name: 'key-secret' }
}

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' existing = if (sendsByCommunicationServices) {
  name: names.communication
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: names.insights }

resource operatorTopic 'Microsoft.EventGrid/topics@2025-02-15' existing = if (!empty(adapterPrincipalId)) {
  name: names.operatorTopic
}

// The Functions host: its leases, its keys and the app's package. The host wants to own these blobs, which is why nothing else lies here
// but Event Grid's dead letters and backups of the tables.
resource appHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, names.appIdentity, roles.blobDataOwner)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataOwner)
  }
}

// The host's own queues.
resource appHostQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, names.appIdentity, roles.queueDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataContributor)
  }
}

// The host's diagnostic events.
resource appHostTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: host
  name: guid(host.id, names.appIdentity, roles.tableDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

// Queue triggers, readiness and the watch of the queues: lengths and metadata.
resource appQueueReader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data
  name: guid(data.id, names.appIdentity, roles.queueDataReader)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataReader)
  }
}

// Queue triggers: fetch and delete.
resource appQueueProcessor 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data
  name: guid(data.id, names.appIdentity, roles.queueDataMessageProcessor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataMessageProcessor)
  }
}

// Update Message: see roles.bicep.
resource appQueueUpdater 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data
  name: guid(data.id, names.appIdentity, 'queue-updater')
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: queueUpdaterId
  }
}

// Texts, replies, what is put back, and the host's copies to the poison queues.
resource appQueueSender 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data
  name: guid(data.id, names.appIdentity, roles.queueDataMessageSender)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueDataMessageSender)
  }
}

// Conversations, records (erasure writes there too), settings, audit.
resource appTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data
  name: guid(data.id, names.appIdentity, roles.tableDataContributor)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

// MoiSms__KeySecret by reference: this one secret, reading only.
resource appKeySecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault::keySecret
  name: guid(vault::keySecret.id, names.appIdentity, roles.keyVaultSecretsUser)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

// Replies.
resource appSms 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (sendsByCommunicationServices) {
  scope: communication
  name: guid(communication.id, names.appIdentity, 'sms-sender')
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: smsSenderId
  }
}

// Telemetry, since Application Insights takes no keys.
resource appTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, names.appIdentity, roles.monitoringMetricsPublisher)
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
  }
}

// Event Grid: the dead-letter container alone.
resource eventDeadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for writer in eventWriters: {
    scope: host::blobs::deadLetters
    name: guid(host::blobs::deadLetters.id, writer.key, eventIdentity)
    properties: {
      principalId: writer.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    }
  }
]

// `moisms import` writes records straight to the tables.
resource importerTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(importerPrincipalId)) {
  scope: data
  name: guid(data.id, importerPrincipalId, roles.tableDataContributor)
  properties: {
    principalId: importerPrincipalId
    principalType: importerPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

// It computes the rows' keys, so it needs the secret that they are made with.
resource importerKeySecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(importerPrincipalId)) {
  scope: vault::keySecret
  name: guid(vault::keySecret.id, importerPrincipalId, roles.keyVaultSecretsUser)
  properties: {
    principalId: importerPrincipalId
    principalType: importerPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

// The same machine keeps what `moisms backup` wrote.
resource importerBackups 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(importerPrincipalId)) {
  scope: host::blobs::backups
  name: guid(host::blobs::backups.id, importerPrincipalId, roles.blobDataContributor)
  properties: {
    principalId: importerPrincipalId
    principalType: importerPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
  }
}

// The operator's adapter publishes texts.
resource adapterTopic 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(adapterPrincipalId)) {
  scope: operatorTopic
  name: guid(operatorTopic.id, adapterPrincipalId, roles.eventGridDataSender)
  properties: {
    principalId: adapterPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.eventGridDataSender)
  }
}

// The gateway keeps what it took, handed over and heard back in this one table.
resource gatewayRows 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gateway) {
  scope: gatewayTable
  name: guid(gatewayTable.id, names.gatewayIdentity, roles.tableDataContributor)
  properties: {
    principalId: gatewayPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableDataContributor)
  }
}

// The key secret, the operator's password and the function key. Two of them are not there yet, and nothing else lies in the vault.
resource gatewaySecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gateway) {
  scope: vault
  name: guid(vault.id, names.gatewayIdentity, roles.keyVaultSecretsUser)
  properties: {
    principalId: gatewayPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

// Its telemetry.
resource gatewayTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gateway) {
  scope: insights
  name: guid(insights.id, names.gatewayIdentity, roles.monitoringMetricsPublisher)
  properties: {
    principalId: gatewayPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
  }
}

// Its image.
resource gatewayImage 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (gateway && ownRegistry) {
  scope: registry
  name: guid(registry.id, names.gatewayIdentity, roles.acrPull)
  properties: {
    principalId: gatewayPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
  }
}
