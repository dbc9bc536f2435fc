namespace MoiSms.Core.Operating;

/// <summary>A part of the content that the ministry has to confirm before launch.</summary>
/// <param name="What"><c>service</c>, <c>question</c>, <c>centre</c> or <c>area</c>.</param>
/// <param name="Id">Its id; a question's behind its service's: <c>passport-new/lost-abroad</c>.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Checked">When somebody last looked; null where that is not kept.</param>
public sealed record VerifyMark(string What, string Id, string Source, DateOnly? Checked);
