metadata description = 'The topic to which an operator\'s adapter publishes SMSReceived-shaped CloudEvents, where the number is the operator\'s own.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('Ranges (CIDR) from which the adapter publishes. None: from nowhere.')
param adapterRanges string[]

@description('Id of the user-assigned identity with which Event Grid writes dead letters. Empty: the topic has its own, system-assigned one.')
param eventIdentityId string

param workspaceId string

resource topic 'Microsoft.EventGrid/topics@2025-02-15' = {
  name: names.operatorTopic
  location: location
  tags: tags
  identity: empty(eventIdentityId)
    ? { type: 'SystemAssigned' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${eventIdentityId}': {} } }
  properties: {
    inputSchema: 'CloudEventSchemaV1_0'
    disableLocalAuth: true
    minimumTlsVersionAllowed: '1.2'
    // The adapter stands in the operator's network; what it publishes with is an Entra identity that holds EventGrid Data Sender here.
    publicNetworkAccess: empty(adapterRanges) ? 'Disabled' : 'Enabled'
    inboundIpRules: [for range in adapterRanges: { action: 'Allow', ipMask: range }]
  }
}

resource topicLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: topic
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'DeliveryFailures', enabled: true }
      { category: 'PublishFailures', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = topic.id

@description('Object id of the topic\'s own identity. Empty where it uses the user-assigned one.')
output principalId string = empty(eventIdentityId) ? topic.identity.principalId : ''
