namespace MoiSms.LocalHost.Operator;

/// <param name="Submits">What the centre took, in order.</param>
/// <param name="Waiting">deliver_sm that are not taken yet.</param>
/// <param name="Answers">command_status of each deliver_sm_resp.</param>
/// <param name="Bound">Lines that are bound.</param>
/// <param name="Binds">Binds so far.</param>
/// <param name="Connections">Connections so far, also those whose TLS came to nothing.</param>
/// <param name="Brought">deliver_sm so far, each as often as it was brought.</param>
internal sealed record SmscState(
    IReadOnlyList<SmscSubmit> Submits, int Waiting, IReadOnlyList<uint> Answers, int Bound, int Binds, int Connections,
    int Brought);
