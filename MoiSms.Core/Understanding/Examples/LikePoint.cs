namespace MoiSms.Core.Understanding.Examples;

/// <summary>One of a service's own questions, and how like a text is to the ways to ask it.</summary>
/// <param name="Point">Its id.</param>
/// <param name="Asks">The name of the point it is about: fee, can-i ...</param>
/// <param name="Likeness">0 to 1, of the most like way.</param>
internal readonly record struct LikePoint(string Point, string Asks, float Likeness);
