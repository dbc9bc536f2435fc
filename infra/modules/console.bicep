metadata description = 'The operators\' console: a Static Web App that holds its files and nobody\'s data. What it shows it asks the function app for.'

import { nameSet } from '../names.bicep'

@description('Region of the Static Web App, which few regions have. Its files are served from everywhere.')
param location string

param tags { *: string }
param names nameSet

resource site 'Microsoft.Web/staticSites@2025-03-01' = {
  name: names.console
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Standard' }
  properties: {
    // Its files come by a deployment token alone; no page of a branch is ever served.
    stagingEnvironmentPolicy: 'Disabled'
    allowConfigFileUpdates: true
    publicNetworkAccess: 'Enabled'
  }
}

@description('Where browsers load it from: what the function app lets call it.')
output origin string = 'https://${site.properties.defaultHostname}'
