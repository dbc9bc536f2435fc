namespace MoiSms.Core.Replies.Templates;

/// <summary>A template of <c>content/replies</c>, by name, and the type whose properties it may name.</summary>
/// <param name="Bilingual">Each of its texts says it in both languages, whatever that costs.</param>
internal abstract record TemplateKey(int Index, string Name, Type View, bool Bilingual);

internal sealed record TemplateKey<TView>(int Index, string Name, bool Bilingual) : TemplateKey(Index, Name, typeof(TView), Bilingual);
