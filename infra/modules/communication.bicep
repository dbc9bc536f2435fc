metadata description = 'What stands around Communication Services, which sends the replies: its lock, its logs, and the topics on which texts come in.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('Whether to make the custom topic to which an operator\'s adapter publishes.')
param operatorTopic bool

@description('Id of the user-assigned identity with which Event Grid writes dead letters. Empty: each topic has its own, system-assigned one.')
param eventIdentityId string

@description('Whether Communication Services is locked against deletion: with it goes the number.')
param lock bool

param workspaceId string

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' existing = {
  name: names.communication
}

resource communicationLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: communication
  name: 'no-delete'
  properties: { level: 'CanNotDelete', notes: 'With the resource goes the number.' }
}

resource communicationLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: communication
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    // Not SMSOperational: its rows name telephone numbers.
    logs: [{ category: 'AuthOperational', enabled: true }]
    metrics: [{ category: 'Traffic', enabled: true }]
  }
}

resource systemTopic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: names.systemTopic
  location: 'global'
  tags: tags
  identity: empty(eventIdentityId)
    ? { type: 'SystemAssigned' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${eventIdentityId}': {} } }
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

resource systemTopicLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: systemTopic
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'DeliveryFailures', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

module operator 'operatorTopic.bicep' = if (operatorTopic) {
  name: 'operator-topic'
  params: {
    location: location
    tags: tags
    names: names
    eventIdentityId: eventIdentityId
    workspaceId: workspaceId
  }
}

output endpoint string = 'https://${communication.properties.hostName}'

@description('The topics that hand events to the webhook.')
output eventTopics string[] = concat(
  [systemTopic.id],
  operatorTopic ? [resourceId('Microsoft.EventGrid/topics', names.operatorTopic)] : []
)

@description('Object ids of the topics\' own identities. Empty where they use the user-assigned one.')
output topicPrincipalIds string[] = !empty(eventIdentityId)
  ? []
  : concat([systemTopic.identity.principalId], operatorTopic ? [operator!.outputs.principalId] : [])

@description('The resources whose events the webhook takes.')
output topics string[] = concat(
  [communication.id, systemTopic.id],
  operatorTopic ? [resourceId('Microsoft.EventGrid/topics', names.operatorTopic)] : []
)
