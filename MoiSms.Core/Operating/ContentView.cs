namespace MoiSms.Core.Operating;

/// <summary>What the service knows, and what of it the ministry has to confirm.</summary>
/// <param name="Version">See <see cref="Content.ContentVersion"/>.</param>
/// <param name="Topics">All that has examples, by name.</param>
/// <param name="Areas">By name.</param>
/// <param name="Kinds">Kinds of records that operators can turn off.</param>
/// <param name="Verify">What is marked <c>verify</c> in the content.</param>
public sealed record ContentView(
    string Version, IReadOnlyList<TopicName> Topics, IReadOnlyList<AreaName> Areas, IReadOnlyList<string> Kinds,
    IReadOnlyList<VerifyMark> Verify);
