metadata description = '''Where the gateway to the operator (MoiSms.Gateway) runs: a Container Apps environment in a subnet of its own, which the network alone
reaches, and the registry of its image. The gateway itself is ../gateway.bicep: it comes after its image and the function key.'''

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('The subnet that is delegated to the environment.')
param subnetId string

@description('The network whose machines find the gateway by its name.')
param networkId string

@description('Whether replicas are spread over the region\'s zones.')
param zoneRedundant bool

@description('Whether a registry is made for the image.')
param ownRegistry bool

param workspaceId string

// Workload profiles: in no other kind of environment does what runs go out through the subnet's NAT gateway.
resource gatewayEnvironment 'Microsoft.App/managedEnvironments@2025-07-01' = {
  name: names.gatewayEnvironment
  location: location
  tags: tags
  properties: {
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: true }
    publicNetworkAccess: 'Disabled'
    zoneRedundant: zoneRedundant
    // To the workspace by a diagnostic setting: the other way wants the workspace's key, which is off.
    appLogsConfiguration: { destination: 'azure-monitor' }
  }
}

resource gatewayLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: gatewayEnvironment
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerAppConsoleLogs', enabled: true }
      { category: 'ContainerAppSystemLogs', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

module gatewayNames 'gatewayNames.bicep' = {
  name: 'gateway-names'
  params: {
    tags: tags
    names: names
    // The domain is Azure's to choose, so what-if cannot tell this zone before the environment is there.
    #disable-next-line what-if-short-circuiting
    domain: gatewayEnvironment.properties.defaultDomain
    address: gatewayEnvironment.properties.staticIp
    networkId: networkId
  }
}

// Basic has no private endpoint, and the pipeline pushes from anywhere: Entra identities that may are let in, and nobody else. The image
// holds code and no secret.
resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = if (ownRegistry) {
  name: names.registry
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false, anonymousPullEnabled: false }
}

resource registryLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = if (ownRegistry) {
  scope: registry
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'ContainerRegistryLoginEvents', enabled: true }
      { category: 'ContainerRegistryRepositoryEvents', enabled: true }
    ]
  }
}

@description('What follows the gateway\'s name in its address.')
output domain string = gatewayEnvironment.properties.defaultDomain
