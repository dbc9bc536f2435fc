namespace MoiSms.Core.Understanding.Examples;

/// <summary>What a line teaches a <see cref="WordPool"/>.</summary>
/// <param name="Topic">Its topic as a number; -1 = it teaches none.</param>
/// <param name="Class">The number of the service's question it asks, or of the service's card; -1 = neither.</param>
/// <param name="From">The first class of its service.</param>
/// <param name="Count">How many classes its service has.</param>
internal readonly record struct WordPoolLesson(int Topic, int Class, int From, int Count);
