namespace MoiSms.Core.Understanding.Examples;

/// <summary>One of a service's own questions, and how like a text is to it.</summary>
/// <param name="Point">Its id.</param>
/// <param name="Asks">The name of the point it is about: fee, can-i ...</param>
/// <param name="Likeness">
/// Beyond the likeness to plain questions about the service: below 0 where the text is one of those, seldom above 0.6.
/// </param>
internal readonly record struct LikePoint(string Point, string Asks, float Likeness);
