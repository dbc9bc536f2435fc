using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Codes;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>Texts that hold digits and nothing else: a code, a line of a menu, an emergency number.</summary>
internal static class BareNumber
{
    public static TextUnderstanding? Read(FoundCodes codes, ConversationContext context) => codes.Alone switch
    {
        "112" or "911" or "999" or "777" => Result(Intent.Emergency, Slots.None, "emergency-number", context),
        { Length: 6 } code => Result(Intent.Confirm, new() { Code = code }, "six-digits-alone", context),
        { Length: 1 or 2 } number => Result(Intent.Choice, new() { Number = number }, "number-alone", context),
        _ => null,
    };

    private static TextUnderstanding Result(Intent intent, Slots slots, string why, ConversationContext context) => new()
    {
        Intent = intent,
        Slots = slots,
        Language = context.Language ?? Language.Arabic,
        Confidence = 1,
        Why = [why],
    };
}
