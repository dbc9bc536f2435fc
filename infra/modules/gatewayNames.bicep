metadata description = 'The names of an environment that is reached from the network alone: Azure makes them public for the others only.'

import { nameSet } from '../names.bicep'

param tags { *: string }
param names nameSet

@description('The environment\'s own domain.')
param domain string

@description('Its address in the network.')
param address string

param networkId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: domain
  location: 'global'
  tags: tags

  resource everyApp 'A' = {
    name: '*'
    properties: { ttl: 3600, aRecords: [{ ipv4Address: address }] }
  }
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: zone
  name: names.network
  location: 'global'
  tags: tags
  properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
}
