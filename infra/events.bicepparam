// The subscription of any stage. Deploy it when the code answers, with the same values as main.bicep.
using 'events.bicep'

var stageNow = readEnvironmentVariable('MOISMS_STAGE')

param stage = stageNow
param webhookApplication = readEnvironmentVariable('MOISMS_WEBHOOK_APPLICATION', '')
param eventIdentity = readEnvironmentVariable(
  'MOISMS_EVENT_IDENTITY',
  stageNow == 'dev' ? 'userAssigned' : 'systemAssigned'
)
param communication = readEnvironmentVariable('MOISMS_CHANNEL', 'azure')
param operatorTopic = bool(readEnvironmentVariable('MOISMS_OPERATOR_TOPIC', 'false'))
param systemTopicName = readEnvironmentVariable('MOISMS_SYSTEM_TOPIC', '')
param keyName = readEnvironmentVariable('MOISMS_KEY_NAME', 'default')
