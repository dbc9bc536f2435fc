@export()
@description('The seconds by which the service counts its latency: MoiSms.Core/Telemetry.')
type latencyBound = 1 | 2 | 5 | 10 | 30 | 60

@export()
@description('What counts as too much.')
type thresholdSet = {
  @description('Age of the oldest message that waits, in seconds.')
  @minValue(10)
  @maxValue(86400)
  oldestMessageSeconds: int

  @description('99 of 100 replies leave within these seconds of their text.')
  latencySeconds: latencyBound

  @description('Refused and expired replies, in percent.')
  @minValue(0)
  @maxValue(100)
  failedSendsPercent: int

  @description('Replies that did not reach their phone, in percent.')
  @minValue(0)
  @maxValue(100)
  failedDeliveriesPercent: int

  @description('Failed runs of functions in ten minutes.')
  @minValue(0)
  failures: int

  @description('Messages put back to wait, in a quarter of an hour.')
  @minValue(0)
  putBack: int

  @description('Posts that the webhook refused in ten minutes. The smoke test after a deployment makes one.')
  @minValue(0)
  refusedPosts: int

  @description('SMS parts in a day.')
  @minValue(1)
  partsPerDay: int

  @description('SMS parts in a day to numbers of other countries; beyond it they get no answer.')
  @minValue(0)
  foreignPartsPerDay: int

  @description('Of the gateway to the operator; read where there is one.')
  gateway: {
    @description('Messages that the operator refused as too many, in a quarter of an hour.')
    @minValue(0)
    throttled: int

    @description('Texts that wait for parts of theirs, all gateways together.')
    @minValue(0)
    waiting: int

    @description('Seconds until the operator has answered, on average.')
    @minValue(1)
    submitSeconds: int
  }

  @description('Minutes without a text, in the day of Kuwait: 60, 120 or 240.')
  quietMinutes: 60 | 120 | 240
}
