// Everybody's service. It starts closed: `moisms phase set` opens it.
using 'main.bicep'

import { listOf } from 'names.bicep'

param stage = 'production'
param serviceNumber = readEnvironmentVariable('MOISMS_SERVICE_NUMBER')
param communication = readEnvironmentVariable('MOISMS_CHANNEL', 'azure')
param operatorEndpoint = readEnvironmentVariable('MOISMS_OPERATOR_ENDPOINT', '')
param gateway = bool(readEnvironmentVariable('MOISMS_GATEWAY', 'false'))
param registry = readEnvironmentVariable('MOISMS_REGISTRY', '')
param communicationName = readEnvironmentVariable('MOISMS_COMMUNICATION', '')
param systemTopicName = readEnvironmentVariable('MOISMS_SYSTEM_TOPIC', '')
param communicationDataLocation = readEnvironmentVariable('MOISMS_DATA_LOCATION', '')
param console = bool(readEnvironmentVariable('MOISMS_CONSOLE', 'false'))
param network = 'private'
param eventIdentity = readEnvironmentVariable('MOISMS_EVENT_IDENTITY', 'systemAssigned')
param operatorRanges = listOf(readEnvironmentVariable('MOISMS_OPERATOR_RANGES'))
param deployRanges = listOf(readEnvironmentVariable('MOISMS_DEPLOY_RANGES', ''))
param webhookApplication = readEnvironmentVariable('MOISMS_WEBHOOK_APPLICATION')
param allowedApplications = listOf(readEnvironmentVariable('MOISMS_ALLOWED_APPLICATIONS', ''))
param operatorTopic = bool(readEnvironmentVariable('MOISMS_OPERATOR_TOPIC', 'false'))
param adapterPrincipalId = readEnvironmentVariable('MOISMS_ADAPTER', '')
param adapterRanges = listOf(readEnvironmentVariable('MOISMS_ADAPTER_RANGES', ''))
param importerPrincipalId = readEnvironmentVariable('MOISMS_IMPORTER', '')
param instanceMemoryMB = 2048
param maximumInstances = 200
param alwaysReady = [
  { name: 'http', instanceCount: 2 }
  { name: 'function:ResolveSms', instanceCount: 2 }
  { name: 'function:SendReply', instanceCount: 2 }
  { name: 'function:FileInboundPoison', instanceCount: 1 }
  { name: 'function:FileOutboundPoison', instanceCount: 1 }
]
param zoneRedundant = bool(readEnvironmentVariable('MOISMS_ZONE_REDUNDANT', 'false'))
param storageSku = 'Standard_ZRS'
param lock = true
param softDeleteDays = 30
param serviceSettings = { MoiSms__DefaultPhase: 'closed' }
param logRetentionDays = 365
param logDailyCapGb = 50
param thresholds = {
  oldestMessageSeconds: 60
  latencySeconds: 5
  failedSendsPercent: 5
  failedDeliveriesPercent: 20
  failures: 5
  putBack: 100
  refusedPosts: 5
  partsPerDay: 500000
  foreignPartsPerDay: 5000
  gateway: { throttled: 100, waiting: 200, submitSeconds: 3 }
  quietMinutes: 60
}
param alertEmails = listOf(readEnvironmentVariable('MOISMS_ALERT_EMAILS'))
param actionGroupIds = listOf(readEnvironmentVariable('MOISMS_ACTION_GROUPS', ''))
param expectTraffic = true
param budgetAmount = int(readEnvironmentVariable('MOISMS_BUDGET', '2000'))
param budgetStart = readEnvironmentVariable('MOISMS_BUDGET_START')
param partPrice = readEnvironmentVariable('MOISMS_PART_PRICE', '0')
