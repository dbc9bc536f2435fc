// Sends once with Microsoft's own client and prints what it made of the answer.
// Arguments: connection string, retries of the client's own, the request as JSON {from, to: [...], message, tag}.
const { SmsClient } = require('@azure/communication-sms');

const [connection, retries, request] = process.argv.slice(2);
const { from, to, message, tag } = JSON.parse(request);
const client = new SmsClient(connection, {
  allowInsecureConnection: true,
  retryOptions: { maxRetries: Number(retries), retryDelayInMs: 1 },
});
client.send({ from, to, message }, { enableDeliveryReport: true, tag }).then(
  (results) => console.log(JSON.stringify({ results })),
  ({ statusCode, code, response }) =>
    console.log(JSON.stringify({ status: statusCode, code, retryAfter: response?.headers.get('retry-after') })),
);
