metadata description = 'Alerts on one topic\'s own figures.'

param tags { *: string }

@description('A system topic or a custom topic.')
param topicId string

param suffix string
param alerts { name: string, metric: string, threshold: int, description: string }[]
param actionGroupIds string[]

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for one in alerts: {
    name: 'alert-moisms-${one.name}-${suffix}'
    location: 'global'
    tags: tags
    properties: {
      description: one.description
      severity: 1
      enabled: true
      scopes: [topicId]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: one.metric
            metricName: one.metric
            criterionType: 'StaticThresholdCriterion'
            operator: 'GreaterThan'
            threshold: one.threshold
            timeAggregation: 'Total'
          }
        ]
      }
      actions: [for id in actionGroupIds: { actionGroupId: id }]
    }
  }
]
