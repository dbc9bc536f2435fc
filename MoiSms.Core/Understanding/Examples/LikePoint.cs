namespace MoiSms.Core.Understanding.Examples;

/// <summary>One of a service's own questions, or its card, and how likely a text is to ask it.</summary>
/// <param name="Point">Its id; <see cref="Card"/> = the card.</param>
/// <param name="Asks">The name of the point it is about: fee, can-i ...; empty for the card.</param>
/// <param name="Odds">The log-odds that it is asked, by the words of the text alone.</param>
/// <param name="Nearness">How much more likely it is than the service's card, by what the nets say (<see cref="WordPool"/>), in log-odds.
/// </param>
internal readonly record struct LikePoint(string Point, string Asks, float Odds, float Nearness)
{
    /// <summary>Stands for the card among the ids of questions.</summary>
    public const string Card = "";
}
