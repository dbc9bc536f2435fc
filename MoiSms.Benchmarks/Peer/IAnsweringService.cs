using MoiSms.Benchmarks.Local;

namespace MoiSms.Benchmarks.Peer;

/// <summary>A service that answers texts, with its phones: it can be killed and started anew.</summary>
internal interface IAnsweringService
{
    string Name { get; }

    /// <summary>Forgets the replies so far.</summary>
    Task ForgetAsync(CancellationToken ct);

    /// <exception cref="HttpRequestException">It did not say that it took the text.</exception>
    Task PostAsync(LoadText text);

    /// <summary>When the replies of each text reached its phone; once all have one, or a minute brought no other.</summary>
    Task<ILookup<string, DateTimeOffset>> RepliesAsync(int texts, CancellationToken ct);

    /// <summary><c>kill -9</c>, and a start; returns when it takes texts again.</summary>
    Task RestartAsync(CancellationToken ct);
}
