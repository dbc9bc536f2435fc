namespace MoiSms.LocalHost.Operator;

/// <summary>A submit_sm as npm smpp read it.</summary>
/// <param name="Number">The centre's own.</param>
/// <param name="Reference">The same for all parts of a text; null where the text is whole.</param>
/// <param name="Line">The connection over which it came.</param>
internal sealed record SmscSubmit(
    int Number, string From, string To, int Coding, string Text, int? Reference, int? Total, int? Part, int Line);
