namespace MoiSms.Core.Replies.Templates;

/// <summary>A template of <c>content/replies</c>, by name, and the type whose properties it may name.</summary>
internal abstract record TemplateKey(int Index, string Name, Type View);

internal sealed record TemplateKey<TView>(int Index, string Name) : TemplateKey(Index, Name, typeof(TView));
