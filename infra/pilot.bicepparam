// The pilot of the ministry's staff: real data, so as closed as production, and as quick; only smaller.
using 'main.bicep'

import { listOf } from 'names.bicep'

param stage = 'pilot'
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
param maximumInstances = 40
param alwaysReady = [
  { name: 'http', instanceCount: 1 }
  { name: 'function:ResolveSms', instanceCount: 1 }
  { name: 'function:SendReply', instanceCount: 1 }
]
param storageSku = 'Standard_ZRS'
param lock = true
param softDeleteDays = 14
param serviceSettings = { MoiSms__DefaultPhase: 'pilot' }
param logRetentionDays = 90
param logDailyCapGb = 5
param thresholds = {
  oldestMessageSeconds: 60
  latencySeconds: 10
  failedSendsPercent: 5
  failedDeliveriesPercent: 20
  failures: 0
  putBack: 10
  refusedPosts: 1
  partsPerDay: 5000
  foreignPartsPerDay: 500
  gateway: { throttled: 10, waiting: 20, submitSeconds: 3 }
  quietMinutes: 240
}
param alertEmails = listOf(readEnvironmentVariable('MOISMS_ALERT_EMAILS'))
param actionGroupIds = listOf(readEnvironmentVariable('MOISMS_ACTION_GROUPS', ''))
param expectTraffic = true
param budgetAmount = int(readEnvironmentVariable('MOISMS_BUDGET', '300'))
param budgetStart = readEnvironmentVariable('MOISMS_BUDGET_START')
param partPrice = readEnvironmentVariable('MOISMS_PART_PRICE', '0')
