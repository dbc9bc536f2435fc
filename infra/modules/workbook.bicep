metadata description = 'The workbook of the pilot and of operations: volume, intents, latency, failures, parts and cost.'

import { nameSet } from '../names.bicep'

param location string
param tags { *: string }
param names nameSet

@description('What one SMS part costs, in the currency the cost tile shows. 0: the tile shows parts only.')
param partPrice string

param workspaceId string

var charts = [
  {
    name: 'volume'
    title: 'Texts taken, replies handed over, an hour'
    visualization: 'timechart'
    query: '''
      AppMetrics
      | where Name == 'moisms.events' or (Name == 'moisms.sends' and tostring(Properties.outcome) == 'accepted')
      | extend what = iff(Name == 'moisms.sends', 'replies', tostring(Properties.kind))
      | summarize sum(Sum) by bin(TimeGenerated, 1h), what'''
  }
  {
    name: 'decisions'
    title: 'What became of the texts'
    visualization: 'piechart'
    query: '''
      AppMetrics
      | where Name == 'moisms.texts'
      | summarize texts = sum(Sum) by decision = tostring(Properties.decision)
      | order by texts desc'''
  }
  {
    name: 'intents'
    title: 'What people ask'
    visualization: 'barchart'
    query: '''
      AppMetrics
      | where Name == 'moisms.texts'
      | summarize texts = sum(Sum) by intent = tostring(Properties.intent)
      | order by texts desc'''
  }
  {
    name: 'not-understood'
    title: 'Not understood, percent of texts, a day'
    visualization: 'timechart'
    query: '''
      AppMetrics
      | where Name == 'moisms.texts'
      | summarize texts = sum(Sum), unknown = sumif(Sum, tostring(Properties.intent) == 'unknown') by bin(TimeGenerated, 1d)
      | project TimeGenerated, percent = 100.0 * unknown / texts'''
  }
  {
    name: 'latency'
    title: 'From a text to its reply: replies by the seconds they kept'
    visualization: 'table'
    query: '''
      AppMetrics
      | where Name == 'moisms.latency'
      | summarize replies = sum(ItemCount) by within = coalesce(todouble(tostring(Properties.within)), 86400.0)
      | order by within asc
      | serialize reached = row_cumsum(replies)
      | as counted
      | extend percent = round(100.0 * reached / toscalar(counted | summarize sum(replies)), 2)
      | project within = iff(within == 86400.0, 'longer', strcat(within, ' s')), replies, percent'''
  }
  {
    name: 'queues'
    title: 'Age of the oldest message, in seconds'
    visualization: 'timechart'
    query: '''
      AppMetrics
      | where Name == 'moisms.queue.age'
      | summarize max(Sum) by bin(TimeGenerated, 5m), queue = tostring(Properties.queue)'''
  }
  {
    name: 'lengths'
    title: 'Messages in the queues'
    visualization: 'timechart'
    query: '''
      AppMetrics
      | where Name == 'moisms.queue.length'
      | summarize max(Sum) by bin(TimeGenerated, 5m), queue = tostring(Properties.queue)'''
  }
  {
    name: 'failures'
    title: 'What went wrong, an hour'
    visualization: 'timechart'
    query: '''
      AppMetrics
      | where Name in ('moisms.dead_letters', 'moisms.put_back', 'moisms.webhook.refused')
          or (Name == 'moisms.sends' and tostring(Properties.outcome) in ('refused', 'expired'))
      | extend what = iff(Name == 'moisms.sends', strcat('reply ', tostring(Properties.outcome)), Name)
      | summarize sum(Sum) by bin(TimeGenerated, 1h), what'''
  }
  {
    name: 'failed-functions'
    title: 'Failed runs of functions'
    visualization: 'table'
    query: '''
      union isfuzzy=true
        (AppMetrics | where Name == 'moisms.failures' | project TimeGenerated, what = tostring(Properties.function), runs = Sum),
        (AppRequests | where Success == false and ResultCode startswith '5' | project TimeGenerated, what = strcat(Name, ' ', ResultCode), runs = toreal(ItemCount))
      | summarize runs = sum(runs), newest = max(TimeGenerated) by what
      | order by runs desc'''
  }
  {
    name: 'refused-posts'
    title: 'Posts that the webhook refused, by reason'
    visualization: 'table'
    query: '''
      AppMetrics
      | where Name == 'moisms.webhook.refused'
      | summarize posts = sum(Sum) by reason = tostring(Properties.reason)
      | order by posts desc'''
  }
  {
    name: 'deliveries'
    title: 'Delivery reports, by status and code'
    visualization: 'table'
    query: '''
      AppMetrics
      | where Name == 'moisms.deliveries'
      | summarize reports = sum(Sum) by status = tostring(Properties.status), code = tostring(Properties.code)
      | order by reports desc'''
  }
  {
    name: 'cost'
    title: 'SMS parts and what they cost, a day'
    visualization: 'table'
    query: replace(
      '''
      AppMetrics
      | where Name == 'moisms.parts'
      | summarize parts = sum(Sum) by day = startofday(TimeGenerated)
      | extend cost = round(parts * PRICE, 2)
      | order by day desc''',
      'PRICE',
      partPrice
    )
  }
]

var content = {
  version: 'Notebook/1.0'
  fallbackResourceIds: [workspaceId]
  '$schema': 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json'
  items: concat(
    [
      {
        type: 9
        name: 'range'
        content: {
          version: 'KqlParameterItem/1.0'
          style: 'pills'
          queryType: 0
          resourceType: 'microsoft.operationalinsights/workspaces'
          parameters: [
            {
              id: guid(names.suffix, 'range')
              version: 'KqlParameterItem/1.0'
              name: 'Range'
              label: 'Time'
              type: 4
              isRequired: true
              value: { durationMs: 604800000 }
              typeSettings: {
                allowCustom: true
                selectableValues: [
                  { durationMs: 3600000 }
                  { durationMs: 86400000 }
                  { durationMs: 604800000 }
                  { durationMs: 2592000000 }
                ]
              }
            }
          ]
        }
      }
    ],
    map(charts, chart => {
      type: 3
      name: chart.name
      customWidth: '50'
      content: {
        version: 'KqlItem/1.0'
        query: chart.query
        size: 0
        title: chart.title
        timeContextFromParameter: 'Range'
        queryType: 0
        resourceType: 'microsoft.operationalinsights/workspaces'
        visualization: chart.visualization
      }
    })
  )
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'moisms-workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    category: 'workbook'
    displayName: 'MoiSms ${names.suffix}'
    sourceId: workspaceId
    serializedData: string(content)
  }
}
