namespace MoiSms.Core.Operating;

/// <param name="File">Which file of the repository it changes.</param>
/// <param name="Patch">What <c>git apply</c> takes; empty where nothing is added.</param>
/// <param name="Added">Lines that it adds.</param>
/// <param name="PassedOver">Texts that are examples of the topic already.</param>
public sealed record ExamplesPatch(string File, string Patch, int Added, IReadOnlyList<string> PassedOver);
