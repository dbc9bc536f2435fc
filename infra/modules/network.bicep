metadata description = 'The private network: app and gateway go out through it, and reach storage and the vault by private endpoints.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('Address range of the network, /24 or larger.')
param addressPrefix string

@description('Whether there is a subnet for the gateway to the operator.')
param gateway bool

@description('Whether the address by which everything goes out is locked against deletion.')
param lock bool

resource outboundAddress 'Microsoft.Network/publicIPAddresses@2024-07-01' = {
  name: 'pip-moisms-${names.suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource outboundLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: outboundAddress
  name: 'no-delete'
  properties: { level: 'CanNotDelete', notes: 'Operators let this one address in, and it cannot be had back.' }
}

// Communication Services, the operator, Entra and Azure Monitor lie outside: app and gateway reach them from this one address.
resource outbound 'Microsoft.Network/natGateways@2024-07-01' = {
  name: 'ng-moisms-${names.suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: outboundAddress.id }] }
}

// Subnets are resources of their own: a list in the network would delete, with every deployment, those that others add.
resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: names.network
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
  }
}

resource app 'Microsoft.Network/virtualNetworks/subnets@2024-07-01' = {
  parent: network
  name: 'app'
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 26, 0)
    defaultOutboundAccess: false
    delegations: [{ name: 'flex', properties: { serviceName: 'Microsoft.App/environments' } }]
    natGateway: { id: outbound.id }
  }
}

resource endpoints 'Microsoft.Network/virtualNetworks/subnets@2024-07-01' = {
  parent: network
  name: 'endpoints'
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 26, 1)
    defaultOutboundAccess: false
    privateEndpointNetworkPolicies: 'Enabled'
  }
  // A network takes one change at a time.
  dependsOn: [app]
}

// For a machine that imports: records and key secret are reached from inside alone.
resource operators 'Microsoft.Network/virtualNetworks/subnets@2024-07-01' = {
  parent: network
  name: 'operators'
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 26, 2)
    defaultOutboundAccess: false
    natGateway: { id: outbound.id }
  }
  dependsOn: [endpoints]
}

// Of its own: what runs there is delegated the whole subnet, and Flex Consumption has the other. /26 of the /27 that it needs at least.
resource gatewaySubnet 'Microsoft.Network/virtualNetworks/subnets@2024-07-01' = if (gateway) {
  parent: network
  name: 'gateway'
  properties: {
    addressPrefix: cidrSubnet(addressPrefix, 26, 3)
    defaultOutboundAccess: false
    delegations: [{ name: 'container-apps', properties: { serviceName: 'Microsoft.App/environments' } }]
    natGateway: { id: outbound.id }
  }
  dependsOn: [operators]
}

output networkId string = network.id
output appSubnetId string = app.id
output endpointSubnetId string = endpoints.id
output gatewaySubnetId string = gateway ? gatewaySubnet.id : ''

@description('The address by which app and gateway go out: what an operator lets in.')
output outboundAddress string = outboundAddress.properties.ipAddress
