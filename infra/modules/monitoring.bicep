metadata description = 'Log Analytics and Application Insights: Entra identities only, no keys.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('How long logs are kept, in days.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Gigabytes a day after which ingestion stops until the next day. -1: no limit.')
@minValue(-1)
param dailyCapGb int

@description('Whether the workspace is locked against deletion.')
param lock bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: names.workspace
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

// One line for each call of a table, in logs that are read when something is looked into and no alert asks: at the Basic plan's price, some
// fifth of that of the others.
resource storageLogs 'Microsoft.OperationalInsights/workspaces/tables@2025-07-01' = [
  for name in ['StorageBlobLogs', 'StorageQueueLogs', 'StorageTableLogs']: {
    parent: workspace
    name: name
    properties: { plan: 'Basic', totalRetentionInDays: retentionDays }
  }
]

resource workspaceLock 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  scope: workspace
  name: 'no-delete'
  properties: { level: 'CanNotDelete', notes: 'Who looked at whose data stands here, where no operator can edit it.' }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: names.insights
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
    IngestionMode: 'LogAnalytics'
  }
}

output workspaceId string = workspace.id
output connectionString string = insights.properties.ConnectionString
