// Development: small, quick to make and to take down, nobody's data. The function key alone guards the webhook unless an app registration is named.
using 'main.bicep'

import { listOf } from 'names.bicep'

param stage = 'dev'
param serviceNumber = readEnvironmentVariable('MOISMS_SERVICE_NUMBER')
param communication = readEnvironmentVariable('MOISMS_CHANNEL', 'azure')
param operatorEndpoint = readEnvironmentVariable('MOISMS_OPERATOR_ENDPOINT', '')
param communicationName = readEnvironmentVariable('MOISMS_COMMUNICATION', '')
param systemTopicName = readEnvironmentVariable('MOISMS_SYSTEM_TOPIC', '')
param communicationDataLocation = readEnvironmentVariable('MOISMS_DATA_LOCATION', 'UAE')
param console = bool(readEnvironmentVariable('MOISMS_CONSOLE', 'false'))
param network = 'public'
param eventIdentity = readEnvironmentVariable('MOISMS_EVENT_IDENTITY', 'userAssigned')
param operatorRanges = listOf(readEnvironmentVariable('MOISMS_OPERATOR_RANGES', ''))
param webhookApplication = readEnvironmentVariable('MOISMS_WEBHOOK_APPLICATION', '')
param allowedApplications = listOf(readEnvironmentVariable('MOISMS_ALLOWED_APPLICATIONS', ''))
param operatorTopic = bool(readEnvironmentVariable('MOISMS_OPERATOR_TOPIC', 'false'))
param adapterPrincipalId = readEnvironmentVariable('MOISMS_ADAPTER', '')
param adapterRanges = listOf(readEnvironmentVariable('MOISMS_ADAPTER_RANGES', ''))
param instanceMemoryMB = 512
param maximumInstances = 40
param alwaysReady = []
param storageSku = 'Standard_LRS'
param lock = false
param softDeleteDays = 7
param importerPrincipalId = readEnvironmentVariable('MOISMS_IMPORTER', '')
param logRetentionDays = 30
param logDailyCapGb = 1
param alertEmails = listOf(readEnvironmentVariable('MOISMS_ALERT_EMAILS', ''))
param thresholds = {
  oldestMessageSeconds: 600
  latencySeconds: 30
  failedSendsPercent: 20
  failedDeliveriesPercent: 50
  failures: 10
  putBack: 100
  refusedPosts: 10
  partsPerDay: 1000
  foreignPartsPerDay: 100
  gateway: { throttled: 100, waiting: 100, submitSeconds: 5 }
  quietMinutes: 240
}
param expectTraffic = false
param serviceSettings = { MoiSms__DefaultPhase: 'public' }
param budgetAmount = 0
param budgetStart = ''
