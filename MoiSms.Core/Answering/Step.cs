namespace MoiSms.Core.Answering;

/// <summary>
/// What a decision comes to with the facts at hand: it is made (<see cref="Decided"/>), or needs one more of them (<see cref="Need"/>).
/// </summary>
internal abstract record Step;
