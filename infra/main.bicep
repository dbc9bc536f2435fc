targetScope = 'resourceGroup'

metadata name = 'MoiSms'
metadata description = '''The whole service in one resource group, but for the subscription to its events: Event Grid asks the webhook for a handshake
when it is made, so events.bicep comes after the code. README.md beside this file says how.'''

import { gatewayTopic, namesOf, stageName } from 'names.bicep'
import { thresholdSet } from 'types.bicep'

@description('What the deployment is for. It stands in every name.')
param stage stageName

@description('Region of everything that has one. README.md says what it means for the data.')
param location string = resourceGroup().location

@description('The number that people text: +965 and 8 digits, or a short code of 3 to 15 digits.')
@minLength(3)
@maxLength(16)
param serviceNumber string

@description('Who brings texts and takes replies. azure: Communication Services, which is being retired. operator: a gateway to an operator, at `operatorEndpoint`, and nothing of Communication Services is made.')
param communication 'azure' | 'operator' = 'azure'

@description('Whether the gateway to the operator (MoiSms.Gateway) runs here: what it runs in is made, and the app sends by it. Only where `communication` is operator and the network private. gateway.bicep makes the gateway itself.')
param gateway bool = false

@description('Login server of a registry that exists, for the gateway\'s image. Empty: one is made.')
param registry string = ''

@description('Whether the operators\' console is hosted here, in a Static Web App. Not with `operatorTopic`.')
param console bool = false

@description('Region of the Static Web App: westus2, centralus, eastus2, westeurope or eastasia.')
param consoleLocation string = 'westeurope'

@description('Address (https) of a gateway elsewhere that takes replies as Communication Services does. Only where `communication` is operator and `gateway` false.')
param operatorEndpoint string = ''

@description('Public address ranges (CIDR) of the operator\'s adapter or gateway. The operator\'s topic is closed to all others; where `communication` is operator, the webhook is open to these.')
@maxLength(100)
param adapterRanges string[] = []

@description('Name of a Communication Services resource that is in the resource group already, with its number. It is used as it is. Empty: one is made.')
@maxLength(63)
param communicationName string = ''

@description('Name of the system topic that such a resource has already: it can have only one. Its identity and tags become ours. Empty: one is made.')
@maxLength(50)
param systemTopicName string = ''

@description('Where Communication Services keeps its data at rest, e.g. UAE or Europe. It can never be changed; of a resource that exists, what it has. Not read where there is none.')
param communicationDataLocation string = ''

@description('private: storage and the vault are reached by private endpoints alone, and the app goes out through a network of its own.')
param network 'public' | 'private'

@description('Address range of that network, /24 or larger, where it is private.')
param networkAddressPrefix string = '10.42.0.0/24'

@description('Public address ranges (CIDR) from which operators call the admin API and the health function.')
@maxLength(100)
param operatorRanges string[]

@description('Public address ranges (CIDR) from which code is published. Empty: from anywhere, with an Entra identity that may.')
@maxLength(100)
param deployRanges string[] = []

@description('Client id of the app registration that entra.sh makes. Empty: the function key alone guards the webhook, which only dev may.')
param webhookApplication string

@description('Client ids of the applications that may post events beside Event Grid: whoever runs the smoke test.')
param allowedApplications string[] = []

@description('More of the service\'s settings, by the names in the README at the root, e.g. MoiSms__RetentionDays.')
param serviceSettings { *: string } = {}

@description('Memory of an instance, in MB.')
param instanceMemoryMB 512 | 2048 | 4096

@description('Instances at most.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Instances that are always there, by group: `http`, or `function:` and the name of a queue function. None: the first text after a pause waits for an instance to start.')
param alwaysReady { name: string, instanceCount: int }[]

@description('Whether instances are spread over the region\'s zones, where it has some. The platform then keeps two of each group.')
param zoneRedundant bool = false

@description('Redundancy of the storage accounts.')
param storageSku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'

@description('Whether what cannot be had back (data, vault, number) is locked against deletion.')
param lock bool

@description('Days within which a deleted blob can be had back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int = 14

@description('Days after which dead-lettered events are deleted.')
@minValue(7)
@maxValue(365)
param deadLetterDays int = 30

@description('Days after which a backup of the tables is deleted.')
@minValue(7)
@maxValue(365)
param backupDays int = 14

@description('With which identity Event Grid writes dead letters: one that is made here, or each topic\'s own. A firewall lets only the latter in.')
param eventIdentity 'userAssigned' | 'systemAssigned' = network == 'private' ? 'systemAssigned' : 'userAssigned'

@description('Whether to make the topic to which an operator\'s adapter publishes texts.')
param operatorTopic bool = false

@description('Object id of the identity that the adapter publishes with. Empty: nobody may yet.')
param adapterPrincipalId string = ''

@description('Object id of the group or identity that runs `moisms import`. Empty: nobody may yet.')
param importerPrincipalId string = ''

param importerPrincipalType 'Group' | 'ServicePrincipal' | 'User' = 'Group'

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param logRetentionDays int

@description('Gigabytes of logs a day after which ingestion stops until the next day. -1: no limit.')
@minValue(-1)
param logDailyCapGb int

@description('Action groups that are told of alerts, by resource id.')
param actionGroupIds string[] = []

@description('Addresses that are told of alerts.')
param alertEmails string[]

@description('What counts as too much.')
param thresholds thresholdSet

@description('Whether silence by day is an alert.')
param expectTraffic bool

@description('What may be spent a month, in the subscription\'s currency. 0: no budget.')
@minValue(0)
param budgetAmount int

@description('First day of the month in which the budget was made, yyyy-MM-01. It can never be changed.')
param budgetStart string

@description('What one SMS part costs, for the workbook, e.g. 0.05.')
param partPrice string = '0'

@description('More tags.')
param tags { *: string } = {}

var guarded = stage == 'dev' || !empty(webhookApplication)
  ? webhookApplication
  : fail('webhookApplication is missing: outside dev the webhook wants Entra tokens. Run infra/entra.sh, then set MOISMS_WEBHOOK_APPLICATION.')
var publisher = !operatorTopic && !empty(adapterPrincipalId)
  ? fail('adapterPrincipalId without operatorTopic: there is no topic that it could publish to.')
  : (!empty(adapterPrincipalId) && empty(adapterRanges)
      ? fail('adapterPrincipalId without adapterRanges: the topic would be closed to it. Set MOISMS_ADAPTER_RANGES.')
      : adapterPrincipalId)
var azure = communication == 'azure'
var withGateway = gateway && (azure || network != 'private')
  ? fail('gateway (MOISMS_GATEWAY) goes with communication operator (MOISMS_CHANNEL) and a private network.')
  : gateway
// Where a browser may call the app, the platform answers OPTIONS: a topic with CloudEvents asks the webhook for its handshake by that.
var withConsole = console && operatorTopic
  ? fail('console (MOISMS_CONSOLE) and operatorTopic (MOISMS_OPERATOR_TOPIC) do not go together: serve the console from elsewhere.')
  : console
var endpointElsewhere = (azure || gateway) == empty(operatorEndpoint) && (empty(operatorEndpoint) || startsWith(
    operatorEndpoint,
    'https://'
  ))
  ? operatorEndpoint
  : fail('operatorEndpoint (MOISMS_OPERATOR_ENDPOINT) goes with communication operator (MOISMS_CHANNEL), which wants either that, an address that begins with https://, or a gateway here (MOISMS_GATEWAY).')
var dataLocation = azure && empty(communicationName) && empty(communicationDataLocation)
  ? fail('communicationDataLocation is missing: set MOISMS_DATA_LOCATION, which can never be changed.')
  : communicationDataLocation

// Whose tokens may post texts beside Event Grid's: the gateway here.
var posters = withGateway ? [gatewayIdentity!.properties.clientId] : []

// Microsoft.EventGrid, in every tenant.
var eventGrid = '4962773b-9cdb-44cf-a8bf-237846a00ab7'

var names = namesOf(stage, resourceGroup().id, communicationName, systemTopicName)
var allTags = union({ application: 'moisms', stage: stage }, tags)

resource appIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: names.appIdentity
  location: location
  tags: allTags
}

resource eventIdentityResource 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = if (eventIdentity == 'userAssigned') {
  name: names.eventIdentity
  location: location
  tags: allTags
}

resource gatewayIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = if (withGateway) {
  name: names.gatewayIdentity
  location: location
  tags: allTags
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: { names: names, sendsByCommunicationServices: azure }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    tags: allTags
    names: names
    retentionDays: logRetentionDays
    dailyCapGb: logDailyCapGb
    lock: lock
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    tags: allTags
    names: names
    sku: storageSku
    network: network
    softDeleteDays: softDeleteDays
    deadLetterDays: deadLetterDays
    backupDays: backupDays
    lock: lock
    workspaceId: monitoring.outputs.workspaceId
  }
}

module secrets 'modules/secrets.bicep' = {
  name: 'secrets'
  params: {
    location: location
    tags: allTags
    names: names
    network: network
    lock: lock
    workspaceId: monitoring.outputs.workspaceId
  }
}

module communicationService 'modules/communicationService.bicep' = if (azure && empty(communicationName)) {
  name: 'communication-service'
  params: {
    tags: allTags
    names: names
    dataLocation: dataLocation
  }
}

module acs 'modules/communication.bicep' = if (azure) {
  name: 'communication'
  params: {
    tags: allTags
    names: names
    eventIdentityId: eventIdentity == 'userAssigned' ? eventIdentityResource.id : ''
    lock: lock
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [communicationService]
}

module adapterTopic 'modules/operatorTopic.bicep' = if (operatorTopic) {
  name: 'operator-topic'
  params: {
    location: location
    tags: allTags
    names: names
    adapterRanges: adapterRanges
    eventIdentityId: eventIdentity == 'userAssigned' ? eventIdentityResource.id : ''
    workspaceId: monitoring.outputs.workspaceId
  }
}

var systemTopics = azure ? [acs!.outputs.systemTopicId] : []
var adapterTopics = operatorTopic ? [adapterTopic!.outputs.id] : []

module privateNetwork 'modules/network.bicep' = if (network == 'private') {
  name: 'network'
  params: {
    location: location
    tags: allTags
    names: names
    addressPrefix: networkAddressPrefix
    gateway: withGateway
    lock: lock
  }
}

module privateEndpoints 'modules/privateEndpoints.bicep' = if (network == 'private') {
  name: 'private-endpoints'
  params: {
    location: location
    tags: allTags
    names: names
    networkId: privateNetwork!.outputs.networkId
    subnetId: privateNetwork!.outputs.endpointSubnetId
    hostStorageId: storage.outputs.hostId
    dataStorageId: storage.outputs.dataId
    keyVaultId: secrets.outputs.vaultId
  }
}

module gatewayHost 'modules/gateway.bicep' = if (withGateway) {
  name: 'gateway-host'
  params: {
    location: location
    tags: allTags
    names: names
    subnetId: privateNetwork!.outputs.gatewaySubnetId
    networkId: privateNetwork!.outputs.networkId
    zoneRedundant: zoneRedundant
    ownRegistry: empty(registry)
    workspaceId: monitoring.outputs.workspaceId
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    names: names
    queueUpdaterId: roles.outputs.queueUpdaterId
    sendsByCommunicationServices: azure
    smsSenderId: roles.outputs.smsSenderId
    appPrincipalId: appIdentity.properties.principalId
    eventIdentity: eventIdentity
    eventWriters: eventIdentity == 'userAssigned'
      ? [{ key: 'topic-0', principalId: eventIdentityResource!.properties.principalId }]
      : concat(
          azure ? [{ key: 'topic-0', principalId: acs!.outputs.principalId }] : [],
          operatorTopic ? [{ key: 'topic-1', principalId: adapterTopic!.outputs.principalId }] : []
        )
    importerPrincipalId: importerPrincipalId
    importerPrincipalType: importerPrincipalType
    adapterPrincipalId: publisher
    gateway: withGateway
    gatewayPrincipalId: withGateway ? gatewayIdentity!.properties.principalId : ''
    ownRegistry: empty(registry)
  }
  dependsOn: [secrets, storage, gatewayHost]
}

module consoleSite 'modules/console.bicep' = if (withConsole) {
  name: 'console'
  params: {
    location: consoleLocation
    tags: allTags
    names: names
  }
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  params: {
    location: location
    tags: allTags
    names: names
    identity: { id: appIdentity.id, clientId: appIdentity.properties.clientId }
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReady: alwaysReady
    zoneRedundant: zoneRedundant
    subnetId: network == 'private' ? privateNetwork!.outputs.appSubnetId : ''
    operatorRanges: operatorRanges
    deployRanges: deployRanges
    console: withConsole
    consoleOrigin: withConsole ? consoleSite!.outputs.origin : ''
    hostStorage: {
      blobUri: storage.outputs.hostBlobUri
      queueUri: storage.outputs.hostQueueUri
      tableUri: storage.outputs.hostTableUri
      packagesContainer: storage.outputs.packagesContainer
    }
    dataStorage: { queueUri: storage.outputs.dataQueueUri, tableUri: storage.outputs.dataTableUri }
    insightsConnectionString: monitoring.outputs.connectionString
    communicationEndpoint: azure
      ? acs!.outputs.endpoint
      : (withGateway ? 'https://${names.gatewayApp}.${gatewayHost!.outputs.domain}' : endpointElsewhere)
    // The gateway here goes out by the network's own address, as the app does.
    gatewayRanges: withGateway ? ['${privateNetwork!.outputs.outboundAddress}/32'] : (azure ? [] : adapterRanges)
    serviceNumber: serviceNumber
    keySecretUri: secrets.outputs.keySecretUri
    allowedTopics: concat(azure ? [acs!.outputs.communicationId] : [gatewayTopic], systemTopics, adapterTopics)
    webhook: empty(guarded)
      ? null
      : {
          audiences: [guarded, 'api://${guarded}']
          allowedApplications: union([eventGrid], posters, allowedApplications)
        }
    thresholds: thresholds
    serviceSettings: serviceSettings
  }
  // The app reads the vault and its package when it starts: roles and private endpoints come first.
  dependsOn: [access, privateEndpoints]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: allTags
    names: names
    actionGroupIds: actionGroupIds
    emails: alertEmails
    thresholds: thresholds
    expectTraffic: expectTraffic
    gateway: withGateway
    workspaceId: monitoring.outputs.workspaceId
    topicIds: concat(systemTopics, adapterTopics)
    budgetAmount: budgetAmount
    budgetStart: budgetStart
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    tags: allTags
    names: names
    partPrice: partPrice
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('Name of the function app, to publish to.')
output functionAppName string = names.functionApp

@description('Address of the function app: `moisms --url`.')
output functionAppUrl string = functions.outputs.url

@description('Address of the console. Empty: there is none here.')
output consoleUrl string = withConsole ? consoleSite!.outputs.origin : ''

@description('The tables\' address: `moisms import --storage`.')
output tableServiceUri string = storage.outputs.dataTableUri

@description('Object id of the gateway\'s identity, for entra.sh. Empty: there is no gateway here.')
output gatewayPrincipalId string = withGateway ? gatewayIdentity!.properties.principalId : ''

@description('The address by which app and gateway go out, which the operator lets in. Empty: the network is public.')
output outboundAddress string = network == 'private' ? privateNetwork!.outputs.outboundAddress : ''
