metadata description = 'The roles that no built-in one is small enough for. They come first: Azure knows a new role everywhere only after a while.'

import { nameSet } from '../names.bicep'

param names nameSet

@description('Whether replies go by Communication Services.')
param sendsByCommunicationServices bool

// Update Message, by which the host renews a running message's lease and hides a failed one, needs `messages/write`, which neither Queue Data Reader nor
// Message Processor holds; the built-in role that does may delete whole queues.
resource queueUpdater 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, names.suffix, 'queue-updater')
  properties: {
    roleName: 'MoiSms Queue Message Updater (${names.suffix})'
    description: 'Renews and hides queue messages.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      { dataActions: ['Microsoft.Storage/storageAccounts/queueServices/queues/messages/write'] }
    ]
  }
}

// Communication Services publishes no data actions: its data plane goes by the resource's read and write. Left out: keys, deletion, number orders' links.
resource smsSender 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (sendsByCommunicationServices) {
  name: guid(resourceGroup().id, names.suffix, 'sms-sender')
  properties: {
    roleName: 'MoiSms SMS Sender (${names.suffix})'
    description: 'Sends SMS through Communication Services, without its keys.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Communication/CommunicationServices/Read'
          'Microsoft.Communication/CommunicationServices/Write'
        ]
      }
    ]
  }
}

output queueUpdaterId string = queueUpdater.id
output smsSenderId string = sendsByCommunicationServices ? smsSender.id : ''
