@export()
@description('Where a deployment stands on its way to the public.')
type stageName = 'dev' | 'pilot' | 'production'

@export()
@description('Every name, by one pattern: what it is, the service, the stage, eight letters of the resource group\'s hash.')
type nameSet = {
  suffix: string
  appIdentity: string
  eventIdentity: string
  workspace: string
  insights: string
  hostStorage: string
  dataStorage: string
  keyVault: string
  communication: string
  systemTopic: string
  operatorTopic: string
  plan: string
  functionApp: string
  network: string
  actionGroup: string
  gatewayIdentity: string
  gatewayEnvironment: string
  gatewayApp: string
  registry: string
  console: string
}

@export()
@description('Where Event Grid writes what it could not hand over, in the host account.')
var deadLetterContainer = 'event-dead-letters'

@export()
@description('Where `moisms backup` is kept, in the host account: not where the tables are.')
var backupContainer = 'table-backups'

@export()
@description('What stands in `topic` of the events that a gateway to the operator posts to the webhook itself.')
var gatewayTopic = '/moisms/gateway'

@export()
@description('The values between the commas, without blanks around them.')
func listOf(text string) string[] => filter(map(split(text, ','), one => trim(one)), one => !empty(one))

var codes = {
  dev: 'dev'
  pilot: 'plt'
  production: 'prd'
}

@export()
@description('The names of a stage in a resource group, by the id of the group. What exists already, of Communication Services and its system topic, keeps its own.')
func namesOf(stage stageName, resourceGroupId string, communication string, systemTopic string) nameSet => {
  suffix: suffixOf(stage, resourceGroupId)
  appIdentity: 'id-moisms-app-${suffixOf(stage, resourceGroupId)}'
  eventIdentity: 'id-moisms-events-${suffixOf(stage, resourceGroupId)}'
  workspace: 'log-moisms-${suffixOf(stage, resourceGroupId)}'
  insights: 'appi-moisms-${suffixOf(stage, resourceGroupId)}'
  hostStorage: 'stmoismshost${replace(suffixOf(stage, resourceGroupId), '-', '')}'
  dataStorage: 'stmoismsdata${replace(suffixOf(stage, resourceGroupId), '-', '')}'
  keyVault: 'kv-moisms-${suffixOf(stage, resourceGroupId)}'
  communication: empty(communication) ? 'acs-moisms-${suffixOf(stage, resourceGroupId)}' : communication
  systemTopic: empty(systemTopic) ? 'evgst-moisms-${suffixOf(stage, resourceGroupId)}' : systemTopic
  operatorTopic: 'evgt-moisms-${suffixOf(stage, resourceGroupId)}'
  plan: 'asp-moisms-${suffixOf(stage, resourceGroupId)}'
  functionApp: 'func-moisms-${suffixOf(stage, resourceGroupId)}'
  network: 'vnet-moisms-${suffixOf(stage, resourceGroupId)}'
  actionGroup: 'ag-moisms-${suffixOf(stage, resourceGroupId)}'
  gatewayIdentity: 'id-moisms-gateway-${suffixOf(stage, resourceGroupId)}'
  gatewayEnvironment: 'cae-moisms-${suffixOf(stage, resourceGroupId)}'
  gatewayApp: 'ca-moisms-gateway-${suffixOf(stage, resourceGroupId)}'
  console: 'stapp-moisms-${suffixOf(stage, resourceGroupId)}'
  registry: 'crmoisms${replace(suffixOf(stage, resourceGroupId), '-', '')}'
}

func suffixOf(stage stageName, resourceGroupId string) string =>
  '${codes[stage]}-${take(uniqueString(resourceGroupId), 8)}'
