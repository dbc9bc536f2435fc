targetScope = 'resourceGroup'

metadata name = 'MoiSms events'
metadata description = '''The subscriptions that bring texts and delivery reports to the webhook. Event Grid asks the webhook for a handshake when it makes
one, so this is deployed after the code, and again whenever the function key is changed.'''

import { deadLetterContainer, namesOf, stageName } from 'names.bicep'

@description('The same as for main.bicep.')
param stage stageName

@description('Client id of the app registration whose tokens Event Grid brings along. Empty: the function key alone, which only dev may.')
param webhookApplication string

@description('The same as for main.bicep: with which identity Event Grid writes dead letters.')
param eventIdentity 'userAssigned' | 'systemAssigned'

@description('The same as for main.bicep: who brings texts. operator: there is no system topic.')
param communication 'azure' | 'operator' = 'azure'

@description('The same as for main.bicep: whether there is an operator\'s topic.')
param operatorTopic bool = false

@description('The same as for main.bicep: name of a system topic that was there before.')
param systemTopicName string = ''

@description('Name of the function key that Event Grid calls with. To change the key, make one of another name, deploy this with it, then delete the old one.')
param keyName string = 'default'

@description('Texts in one post at most. More are posted sooner; fewer lose less when a post fails.')
@minValue(1)
@maxValue(500)
param maxEventsPerBatch int = 50

var names = namesOf(stage, resourceGroup().id, '', systemTopicName)
var guarded = stage == 'dev' || !empty(webhookApplication)
  ? webhookApplication
  : fail('webhookApplication is missing: outside dev the webhook wants Entra tokens. Run infra/entra.sh, then set MOISMS_WEBHOOK_APPLICATION.')

resource app 'Microsoft.Web/sites@2025-03-01' existing = {
  name: names.functionApp

  resource receiveEvents 'functions' existing = { name: 'ReceiveEvents' }
}

resource eventIdentityResource 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = if (eventIdentity == 'userAssigned') {
  name: names.eventIdentity
}

resource deadLetters 'Microsoft.Storage/storageAccounts@2025-08-01' existing = { name: names.hostStorage }

resource systemTopic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = if (communication == 'azure') {
  name: names.systemTopic
}

resource topic 'Microsoft.EventGrid/topics@2025-02-15' existing = if (operatorTopic) {
  name: names.operatorTopic
}

// The handshake is a bare post, to which Event Grid is not documented to add headers: so the key stands in the address, which it never shows again.
var webhook = {
  endpointType: 'WebHook'
  properties: union(
    {
      endpointUrl: 'https://${app.properties.defaultHostName}/api/sms/events?code=${app::receiveEvents.listKeys()[keyName]}'
      minimumTlsVersionAllowed: '1.2'
      maxEventsPerBatch: maxEventsPerBatch
      preferredBatchSizeInKilobytes: 512
    },
    empty(guarded)
      ? {}
      : {
          azureActiveDirectoryTenantId: tenant().tenantId
          azureActiveDirectoryApplicationIdOrUri: guarded
        }
  )
}

var deadLetter = {
  identity: eventIdentity == 'userAssigned'
    ? { type: 'UserAssigned', userAssignedIdentity: eventIdentityResource.id }
    : { type: 'SystemAssigned' }
  deadLetterDestination: {
    endpointType: 'StorageBlob'
    properties: { resourceId: deadLetters.id, blobContainerName: deadLetterContainer }
  }
}

// A day, as long as a reply may be late.
var retryPolicy = { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }

var filter = {
  includedEventTypes: [
    'Microsoft.Communication.SMSReceived'
    'Microsoft.Communication.SMSDeliveryReportReceived'
  ]
}

resource texts 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = if (communication == 'azure') {
  parent: systemTopic
  name: 'moisms-texts'
  properties: {
    destination: webhook
    eventDeliverySchema: 'EventGridSchema'
    filter: filter
    retryPolicy: retryPolicy
    deadLetterWithResourceIdentity: deadLetter
  }
}

resource operatorTexts 'Microsoft.EventGrid/topics/eventSubscriptions@2025-02-15' = if (operatorTopic) {
  parent: topic
  name: 'moisms-texts'
  properties: {
    destination: webhook
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    filter: filter
    retryPolicy: retryPolicy
    deadLetterWithResourceIdentity: deadLetter
  }
}
