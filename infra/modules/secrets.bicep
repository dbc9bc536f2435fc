metadata description = 'The vault with the secret behind the partition keys.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

param network 'public' | 'private'

@description('Whether the vault is locked against deletion.')
param lock bool

@description('Two GUIDs of the platform, 244 random bits. Written once: see keySecret.')
@secure()
param newKeySecret string = '${newGuid()}${newGuid()}'

param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: names.keyVault
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    publicNetworkAccess: network == 'private' ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: network == 'private' ? 'Deny' : 'Allow'
    }
  }
}

// Every row's key is made with it: a second value would make all rows unfindable. So it is made where there is none, and never written again.
@onlyIfNotExists()
resource keySecret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'key-secret'
  tags: tags
  properties: {
    value: newKeySecret
    contentType: 'Makes the partition keys. Never rotate it: no row would be found again.'
  }
}

resource vaultLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: vault
  name: 'no-delete'
  properties: { level: 'CanNotDelete', notes: 'Without this secret no row can be found.' }
}

resource vaultLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output vaultId string = vault.id
output keySecretUri string = keySecret.properties.secretUri
