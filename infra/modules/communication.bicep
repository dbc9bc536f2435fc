metadata description = 'What stands around Communication Services, which sends the replies: its lock, its logs, and the topic on which texts come in.'

import { nameSet } from '../names.bicep'

param tags { *: string }
param names nameSet

@description('Id of the user-assigned identity with which Event Grid writes dead letters. Empty: the topic has its own, system-assigned one.')
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

output endpoint string = 'https://${communication.properties.hostName}'
output communicationId string = communication.id
output systemTopicId string = systemTopic.id

@description('Object id of the topic\'s own identity. Empty where it uses the user-assigned one.')
output principalId string = empty(eventIdentityId) ? systemTopic.identity.principalId : ''
