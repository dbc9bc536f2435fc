// The gateway of any stage that has one. gateway.sh deploys it, with the same values as main.bicep and the image that it published.
using 'gateway.bicep'

import { listOf } from 'names.bicep'

param stage = readEnvironmentVariable('MOISMS_STAGE')
param image = readEnvironmentVariable('MOISMS_GATEWAY_IMAGE')
param smscHost = readEnvironmentVariable('MOISMS_SMSC_HOST')
param smscPort = int(readEnvironmentVariable('MOISMS_SMSC_PORT', '2775'))
param smscTls = bool(readEnvironmentVariable('MOISMS_SMSC_TLS', 'false'))
param smscCertificate = readEnvironmentVariable('MOISMS_SMSC_CERTIFICATE', '')
param smscSystemId = readEnvironmentVariable('MOISMS_SMSC_SYSTEM_ID')
param smscOptions = toObject(
  listOf(readEnvironmentVariable('MOISMS_SMSC_OPTIONS', '')),
  one => trim(split(one, '=')[0]),
  one => trim(split(one, '=')[1])
)
param webhookApplication = readEnvironmentVariable('MOISMS_WEBHOOK_APPLICATION')
param keyName = readEnvironmentVariable('MOISMS_KEY_NAME', 'default')
