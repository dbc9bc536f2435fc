metadata description = 'Communication Services, where no resource with a number exists that could be taken.'

import { nameSet } from '../names.bicep'

param tags { *: string }
param names nameSet

@description('Where Communication Services keeps its data at rest. It can never be changed.')
param dataLocation string

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: names.communication
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}
