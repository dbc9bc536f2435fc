namespace MoiSms.Core.Replies.Answers;

/// <param name="Name">See <see cref="GuidePartView.Name"/>.</param>
/// <param name="Point">What was asked, by its name in the table <c>point</c> of <c>words.yaml</c>.</param>
/// <param name="Contact">Whom to ask; null where nobody is named.</param>
/// <param name="Where">Where it is done; null where a contact is named.</param>
internal sealed record GuideUnknownView(string? Name, string Point, string? Contact, string? Where);
