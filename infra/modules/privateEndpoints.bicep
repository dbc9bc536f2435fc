metadata description = 'Private endpoints with their DNS zones: host blobs, queues and tables; data queues and tables; the vault.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet
param networkId string
param subnetId string
param hostStorageId string
param dataStorageId string
param keyVaultId string

var vaultZone = 'privatelink.vaultcore.azure.net'
var zones = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  vaultZone
]

var endpoints = [
  { name: 'host-blob', target: hostStorageId, group: 'blob', zone: 0 }
  { name: 'host-queue', target: hostStorageId, group: 'queue', zone: 1 }
  { name: 'host-table', target: hostStorageId, group: 'table', zone: 2 }
  { name: 'data-queue', target: dataStorageId, group: 'queue', zone: 1 }
  { name: 'data-table', target: dataStorageId, group: 'table', zone: 2 }
  { name: 'vault', target: keyVaultId, group: 'vault', zone: 3 }
]

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for name in zones: {
    name: name
    location: 'global'
    tags: tags
  }
]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (name, i) in zones: {
    parent: zone[i]
    name: names.network
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
]

// One after the other: an account takes one at a time.
@batchSize(1)
resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = [
  for one in endpoints: {
    name: 'pep-${one.name}-${names.suffix}'
    location: location
    tags: tags
    properties: {
      subnet: { id: subnetId }
      privateLinkServiceConnections: [
        {
          name: one.name
          properties: { privateLinkServiceId: one.target, groupIds: [one.group] }
        }
      ]
    }
  }
]

@batchSize(1)
resource zoneGroup 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = [
  for (one, i) in endpoints: {
    parent: endpoint[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: one.group, properties: { privateDnsZoneId: zone[one.zone].id } }]
    }
  }
]
