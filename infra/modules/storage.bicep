metadata description = '''Two accounts. `host` holds what the Functions host needs, the app's packages, Event Grid's dead letters and backups of tables;
`data` holds the service's tables and queues, and nothing else. Both know Entra identities only.'''

import { backupContainer, deadLetterContainer, nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('Redundancy of both accounts.')
param sku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'

@description('private: the data account is closed to the internet, and the host account takes in Event Grid alone.')
param network 'public' | 'private'

@description('Days within which a deleted blob or container can be had back.')
@minValue(1)
@maxValue(365)
param softDeleteDays int

@description('Days after which dead-lettered events are deleted: they hold what people texted.')
@minValue(1)
@maxValue(365)
param deadLetterDays int

@description('Days after which a backup of the tables is deleted: it names phones and civil ids, and an erasure does not reach it.')
@minValue(1)
@maxValue(365)
param backupDays int

@description('Whether the accounts are locked against deletion.')
param lock bool

param workspaceId string

// The names that the code knows: MoiSms.Core/Configuration/QueueNames.cs and TableNames.cs. A test compares them.
var queues = ['sms-inbound', 'sms-outbound', 'sms-inbound-poison', 'sms-outbound-poison']
var tables = ['Conversations', 'Records', 'Settings', 'Pilot', 'DeadLetters', 'Audit', 'Due', 'Gateway']

resource host 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: names.hostStorage
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Event Grid reaches its dead-letter container as a trusted service, which needs the public endpoint to exist: closed to all others.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: network == 'private' ? 'AzureServices' : 'None'
      defaultAction: network == 'private' ? 'Deny' : 'Allow'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    }

    resource packages 'containers' = {
      name: 'app-packages'
      properties: { publicAccess: 'None' }
    }

    resource deadLetters 'containers' = {
      name: deadLetterContainer
      properties: { publicAccess: 'None' }
    }

    resource backups 'containers' = {
      name: backupContainer
      properties: { publicAccess: 'None' }
    }
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'delete-event-dead-letters'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deadLetterContainer}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: deadLetterDays } } }
            }
          }
          {
            name: 'delete-table-backups'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${backupContainer}/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: backupDays } } }
            }
          }
        ]
      }
    }
  }
}

resource data 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: names.dataStorage
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    isLocalUserEnabled: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: network == 'private' ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: network == 'private' ? 'Deny' : 'Allow'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    }
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [for name in queues: { name: name }]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource table 'tables' = [for name in tables: { name: name }]
  }
}

resource hostLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: host
  name: 'no-delete'
  properties: { level: 'CanNotDelete', notes: 'The function keys lie here.' }
}

resource dataLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: data
  name: 'no-delete'
  properties: { level: 'CanNotDelete', notes: 'All records, conversations and waiting texts lie here.' }
}

// Who read the dead letters, and who deleted what. Without StorageWrite: the host renews its leases without end.
resource hostLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: host::blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

// Table URLs hold keyed hashes only, so these logs tell nobody who asked.
resource tableLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: data::tableService
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageRead', enabled: true }
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

// Deletions alone: an idle queue is polled ten million times a month and each text is written twice, and each would be a log line. Who may
// write a queue is the app and nobody else.
resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: data::queueService
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output hostId string = host.id
output hostBlobUri string = host.properties.primaryEndpoints.blob
output hostQueueUri string = host.properties.primaryEndpoints.queue
output hostTableUri string = host.properties.primaryEndpoints.table
output packagesContainer string = host::blobs::packages.name
output dataId string = data.id
output dataQueueUri string = data.properties.primaryEndpoints.queue
output dataTableUri string = data.properties.primaryEndpoints.table
