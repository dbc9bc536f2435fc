metadata description = 'Who is told when something goes wrong, and of what.'

import { nameSet } from '../names.bicep'
import { thresholdSet } from '../types.bicep'

param location string
param tags { *: string }
param names nameSet

@description('Action groups that are told, by resource id, beside the one made for `emails`.')
param actionGroupIds string[]

@description('Addresses that get a mail. None: no group is made.')
param emails string[]

@description('What counts as too much.')
param thresholds thresholdSet

@description('Whether silence in the day of Kuwait is an alert.')
param expectTraffic bool

@description('Whether the gateway to the operator runs here.')
param gateway bool

param workspaceId string
param topicIds string[]

@description('Currency units a month, of the subscription. 0: no budget.')
@minValue(0)
param budgetAmount int

@description('First day of the month in which the budget was made (yyyy-MM-01). A budget\'s start can never be changed.')
param budgetStart string

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: names.actionGroup
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'moisms'
    emailReceivers: [
      for (email, i) in emails: {
        name: 'email-${i}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var told = concat(actionGroupIds, empty(emails) ? [] : [actionGroup.id])

// Each query gives one row with one number, `value`. AppMetrics holds what MoiSms.Core/Telemetry/MetricNames.cs names.
var queryAlerts = [
  {
    name: 'poison-message'
    severity: 1
    description: 'A message lies in a poison queue: a text or a reply that no try could handle. moisms deadletters list shows it.'
    minutes: 10
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.queue.length' and tostring(Properties.queue) endswith '-poison'
      | summarize value = max(Sum)'''
  }
  {
    name: 'dead-letter-row'
    severity: 1
    description: 'Something was filed in DeadLetters: a malformed event, a text or a reply that could not be handled. moisms deadletters list shows it.'
    minutes: 10
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.dead_letters'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'oldest-message'
    severity: 1
    description: 'A text or a reply has waited too long in its queue.'
    minutes: 10
    threshold: thresholds.oldestMessageSeconds
    query: '''
      AppMetrics
      | where Name == 'moisms.queue.age' and tostring(Properties.queue) !endswith '-poison'
      | summarize value = max(Sum)'''
  }
  {
    name: 'queues-unwatched'
    severity: 1
    description: 'The queues were not measured for a quarter of an hour, or storage refused: the app does not run, or its telemetry does not arrive.'
    minutes: 15
    threshold: 0
    query: '''
      AppMetrics
      | where Name in ('moisms.queue.age', 'moisms.queue.unread')
      | summarize measured = countif(Name == 'moisms.queue.age'), failed = sumif(Sum, Name == 'moisms.queue.unread')
      | project value = iff(measured == 0 or failed >= 5, 1, 0)'''
  }
  {
    name: 'failed-sends'
    severity: 1
    description: 'More replies were refused by Communication Services or the operator, or expired, than may be (percent of those that came to an end).'
    minutes: 15
    threshold: thresholds.failedSendsPercent
    query: '''
      AppMetrics
      | where Name == 'moisms.sends'
      | extend outcome = tostring(Properties.outcome)
      | summarize ended = sumif(Sum, outcome in ('accepted', 'refused', 'expired')), failed = sumif(Sum, outcome in ('refused', 'expired'))
      | project value = iff(failed >= 2, 100.0 * failed / ended, 0.0)'''
  }
  {
    name: 'sending-paused'
    severity: 1
    description: 'Communication Services, or the operator, refuses every reply (a lost number, a suspended account, an outage): sending is paused, one reply at a time is tried, and the others wait. docs/operations.md says what to do.'
    minutes: 10
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.sending.paused'
      | summarize value = max(Sum)'''
  }
  {
    name: 'expired-reply'
    severity: 1
    description: 'A reply expired: somebody got no answer at all.'
    minutes: 15
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.sends' and tostring(Properties.outcome) == 'expired'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'failed-deliveries'
    severity: 2
    description: 'More replies did not reach their phone than may be (percent of the delivery reports).'
    minutes: 60
    threshold: thresholds.failedDeliveriesPercent
    query: '''
      AppMetrics
      | where Name == 'moisms.deliveries'
      | summarize reports = sum(Sum), failed = sumif(Sum, tostring(Properties.status) !~ 'Delivered')
      | project value = iff(failed >= 5, 100.0 * failed / reports, 0.0)'''
  }
  {
    name: 'latency-p99'
    severity: 2
    description: 'More than one reply in a hundred left later than it may (percent; one slow reply alone is no alert).'
    minutes: 15
    threshold: 1
    query: replace(
      '''
      AppMetrics
      | where Name == 'moisms.latency'
      | extend within = coalesce(todouble(tostring(Properties.within)), 86400.0)
      | summarize replies = sum(ItemCount), slow = sumif(ItemCount, within > SECONDS)
      | project value = iff(slow >= 2, 100.0 * slow / replies, 0.0)''',
      'SECONDS',
      string(thresholds.latencySeconds)
    )
  }
  {
    name: 'function-failures'
    severity: 2
    description: 'Functions failed. A message is tried again, up to ten times, and then is poison. (A failure may count twice: as ours, and as the host\'s, whose rows are sampled.)'
    minutes: 10
    threshold: thresholds.failures
    query: '''
      union isfuzzy=true
        (AppMetrics | where Name == 'moisms.failures' | project runs = Sum),
        (AppExceptions | where tostring(Properties.EventName) == 'InvocationError' | project runs = 1.0),
        (AppRequests | where Success == false and ResultCode startswith '5' | project runs = 1.0)
      | summarize value = sum(runs)'''
  }
  {
    name: 'put-back'
    severity: 2
    description: 'Texts or replies are put back to wait: the tables, or whoever sends the replies, do not take what they are given.'
    minutes: 15
    threshold: thresholds.putBack
    query: '''
      AppMetrics
      | where Name == 'moisms.put_back'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'no-answers'
    severity: 1
    description: 'Texts come in and none is resolved, or texts are answered and no reply leaves. (Each process tells its figures by the minute, so the newest texts are not expected to be done.)'
    minutes: 30
    threshold: 0
    query: '''
      AppMetrics
      | extend settled = TimeGenerated < ago(5m)
      | summarize
          received = sumif(Sum, settled and Name == 'moisms.events' and tostring(Properties.kind) == 'sms-received'),
          resolved = sumif(Sum, Name == 'moisms.texts'),
          answered = sumif(Sum, settled and Name == 'moisms.texts' and tostring(Properties.decision) == 'Answered'),
          sent = sumif(Sum, Name == 'moisms.sends' and tostring(Properties.outcome) == 'accepted')
      | project value = iff((received >= 3 and resolved == 0) or (answered >= 3 and sent == 0), 1, 0)'''
  }
  {
    name: 'purge-late'
    severity: 2
    description: 'The purge did not get through for hours (its weekly sweep: for days), or has not run for three: words and rows are kept for longer than they may be.'
    minutes: 180
    threshold: 6
    query: '''
      AppMetrics
      | where Name == 'moisms.purge.late'
      | extend hours = Sum / iff(tostring(Properties.what) == 'sweep', 43200.0, 3600.0)
      | summarize runs = count(), late = max(hours)
      | project value = iff(runs == 0, 24.0, late)'''
  }
  {
    name: 'webhook-refused'
    severity: 1
    description: 'The webhook refused posts. Event Grid never brings again what it got 400, 401 or 413 for.'
    minutes: 10
    threshold: thresholds.refusedPosts
    query: '''
      AppMetrics
      | where Name == 'moisms.webhook.refused'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'parts-a-day'
    severity: 2
    description: 'More SMS parts were sent in a day than planned: a flood, or growth. Numbers of other countries get no answer until midnight; Kuwait\'s do. moisms phase set closed stops it within 30 seconds.'
    minutes: 1440
    threshold: thresholds.partsPerDay
    query: '''
      AppMetrics
      | where Name == 'moisms.parts'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'foreign-parts'
    severity: 2
    description: 'In a day half of the parts that numbers of other countries may have were sent to them: a flood of forged senders, or a cap that is too low. At the cap they get no answer.'
    minutes: 1440
    threshold: thresholds.foreignPartsPerDay / 2
    query: '''
      AppMetrics
      | where Name == 'moisms.parts.foreign'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'foreign-cap'
    severity: 2
    description: 'Texts from numbers of other countries get no answer: the day\'s cap is reached (foreignPartsPerDay, or partsPerDay). Forged senders, or a cap that is too low.'
    minutes: 60
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.texts' and tostring(Properties.decision) == 'Capped'
      | summarize value = sum(Sum)'''
  }
]

var trafficAlert = {
  name: 'no-traffic'
  severity: 2
  description: 'Not one text came in between 8 and 22 o\'clock in Kuwait: the number, the operator or the subscription to its events may be dead.'
  minutes: thresholds.quietMinutes
  threshold: 0
  // From the first hour whose whole window lies in the day.
  query: replace(
    '''
    AppMetrics
    | where Name == 'moisms.events' and tostring(Properties.kind) == 'sms-received'
    | summarize texts = coalesce(sum(Sum), 0.0)
    | extend hour = hourofday(now() + 3h)
    | project value = iff(texts == 0 and hour >= FIRST and hour < 22, 1, 0)''',
    'FIRST',
    string(8 + thresholds.quietMinutes / 60)
  )
}

// MoiSms.Gateway/Hosting/GatewayMetrics.cs. Each replica tells its own figures; they are told apart by AppRoleInstance.
var gatewayAlerts = [
  {
    name: 'gateway-unbound'
    severity: 1
    description: 'A line to the operator has not been bound for ten minutes: the operator, its password, the network between. docs/operations.md says what to do.'
    minutes: 10
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.unbound'
      | summarize least = min(Sum), told = count() by AppRoleInstance
      | summarize value = coalesce(maxif(least, told >= 5), 0.0)'''
  }
  {
    name: 'gateway-silent'
    severity: 1
    description: 'The gateway has told nothing for a quarter of an hour: no replica runs, or its telemetry does not arrive.'
    minutes: 15
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.bound'
      | summarize told = count()
      | project value = iff(told == 0, 1, 0)'''
  }
  {
    name: 'gateway-throttled'
    severity: 2
    description: 'The operator refuses messages as too many: replies wait. Ask for a higher rate, or lower MoiSms__Gateway__Rate to what was agreed.'
    minutes: 15
    threshold: thresholds.gateway.throttled
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.submits' and tostring(Properties.outcome) == 'Throttled'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'gateway-failed'
    severity: 1
    description: 'More than a tenth of the messages were not taken by the operator, or got no answer; or a tenth of the sends got 503 (percent).'
    minutes: 15
    threshold: 10
    query: '''
      AppMetrics
      | where Name in ('moisms.gateway.submits', 'moisms.gateway.sends')
      | extend outcome = tostring(Properties.outcome), status = tostring(Properties.status)
      | summarize
          messages = sumif(Sum, Name == 'moisms.gateway.submits'),
          failed = sumif(Sum, outcome in ('NoBind', 'Failed', 'Unanswered')),
          sends = sumif(Sum, Name == 'moisms.gateway.sends'),
          refused = sumif(Sum, status == '503')
      | project value = max_of(iff(failed >= 5, 100.0 * failed / messages, 0.0), iff(refused >= 5, 100.0 * refused / sends, 0.0))'''
  }
  {
    name: 'gateway-not-stored'
    severity: 1
    description: 'Texts or receipts of the operator could not be stored: its centre brings them again, for as long as it keeps them. The webhook or the tables refuse.'
    minutes: 15
    threshold: 5
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.in' and tostring(Properties.outcome) == 'again'
      | summarize value = sum(Sum)'''
  }
  {
    name: 'gateway-parts-waiting'
    severity: 2
    description: 'Many texts wait for parts of theirs: the operator loses parts, or numbers them in a way that the gateway does not know.'
    minutes: 30
    threshold: thresholds.gateway.waiting
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.waiting'
      | summarize value = max(Sum)'''
  }
  {
    name: 'gateway-latency'
    severity: 2
    description: 'The operator answers late (seconds, on average).'
    minutes: 15
    threshold: thresholds.gateway.submitSeconds
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.submit.latency'
      | summarize seconds = sum(Sum), texts = sum(ItemCount)
      | project value = iff(texts >= 5, seconds / texts, 0.0)'''
  }
  {
    name: 'gateway-no-receipts'
    severity: 2
    description: 'The operator took messages and told of none whether it arrived: receipts are off, or come in a form that is not read.'
    minutes: 60
    threshold: 0
    query: '''
      AppMetrics
      | extend settled = TimeGenerated < ago(15m)
      | summarize
          taken = sumif(Sum, settled and Name == 'moisms.gateway.submits' and tostring(Properties.outcome) == 'None'),
          receipts = sumif(Sum, Name == 'moisms.gateway.receipts' and tostring(Properties.outcome) in ('delivered', 'failed', 'repeated'))
      | project value = iff(taken >= 20 and receipts == 0, 1, 0)'''
  }
  {
    name: 'gateway-unknown'
    severity: 2
    description: 'Of a text nobody knows whether the operator took it: the line ended, or the gateway was killed, before the answer. It was not sent again.'
    minutes: 15
    threshold: 0
    query: '''
      AppMetrics
      | where Name == 'moisms.gateway.unknown'
      | summarize value = sum(Sum)'''
  }
]

resource queryAlert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in concat(queryAlerts, expectTraffic ? [trafficAlert] : [], gateway ? gatewayAlerts : []): {
    name: 'alert-moisms-${alert.name}-${names.suffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'MoiSms: ${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      // Windows overlap, since telemetry may come in late.
      evaluationFrequency: alert.minutes == 1440 ? 'PT1H' : (alert.minutes <= 10 ? 'PT5M' : 'PT15M')
      windowSize: alert.minutes == 1440
        ? 'P1D'
        : (alert.minutes % 60 == 0 ? 'PT${alert.minutes / 60}H' : 'PT${alert.minutes}M')
      autoMitigate: true
      // In a new workspace the tables are made by the first telemetry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: 'value'
            timeAggregation: 'Maximum'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: told }
    }
  }
]

// Event Grid's own figures: they come even when the app is dead.
var topicAlerts = [
  {
    name: 'dead-letter-blob'
    metric: 'DeadLetteredCount'
    threshold: 0
    description: 'Event Grid gave texts up and wrote them to the container event-dead-letters: they got no answer. infra/README.md says how to bring them again.'
  }
  {
    name: 'dropped-event'
    metric: 'DroppedEventCount'
    threshold: 0
    description: 'Event Grid lost texts: it could neither deliver nor dead-letter them.'
  }
  {
    name: 'failed-delivery'
    metric: 'DeliveryAttemptFailCount'
    threshold: 10
    description: 'Event Grid cannot hand over texts: the webhook does not answer, or refuses.'
  }
]

module topicAlert 'topicAlerts.bicep' = [
  for (topicId, i) in topicIds: {
    name: 'topic-alerts-${i}'
    params: {
      tags: tags
      topicId: topicId
      suffix: '${i}-${names.suffix}'
      alerts: topicAlerts
      actionGroupIds: told
    }
  }
]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = if (budgetAmount > 0) {
  name: 'budget-moisms-${names.suffix}'
  properties: {
    category: 'Cost'
    amount: budgetAmount
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: told
      }
      actual: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: told
      }
    }
  }
}
