using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// Imports every kind's file of a folder, named <c>&lt;kind&gt;.csv</c>: records first, holders last, so that no phone is bound to a person
/// whose records are still to come.
/// </summary>
public sealed class FolderImport(RecordImporter importer)
{
    private const string Extension = ".csv";

    private static readonly string Names = $"Names: {string.Join(' ', ImportKinds.Names.Select(kind => kind + Extension))}.";

    /// <summary>The kinds and files of a folder, in the order of import.</summary>
    /// <exception cref="ImportException">There is none, or a CSV file has the name of no kind.</exception>
    public static IReadOnlyList<(string Kind, string File)> FilesOf(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ImportException($"There is no folder {folder}.");
        var names = Directory.EnumerateFiles(folder, "*" + Extension)
            .Select(file => Path.GetFileName(file))
            .Where(name => !RejectedRows.IsRejected(name))
            .ToList();
        if (names.FirstOrDefault(name => !ImportKinds.Names.Contains(Path.GetFileNameWithoutExtension(name))) is { } stranger)
            throw new ImportException($"{stranger} is named after no kind. {Names}");
        if (names.Count == 0)
            throw new ImportException($"The folder {folder} holds no CSV file. {Names}");
        return [.. ImportKinds.All
            .OrderBy(kind => kind.RecordKind == RecordKinds.Holder)
            .Where(kind => names.Contains(kind.Name + Extension))
            .Select(kind => (kind.Name, Path.Combine(folder, kind.Name + Extension)))];
    }

    /// <summary>Imports them all; returns the rows loaded.</summary>
    /// <param name="folder">The folder, e.g. <c>content/demo</c>.</param>
    /// <param name="snapshot">Whether each file is the whole truth of its kind.</param>
    /// <param name="imported">Told of each file's result, among which rejected rows show.</param>
    /// <param name="cancellationToken">Ends it between two storage calls.</param>
    /// <exception cref="ImportException">A file cannot be used; those before it are loaded.</exception>
    public async Task<int> ImportFolderAsync(
        string folder, bool snapshot = false, Action<ImportResult>? imported = null, CancellationToken cancellationToken = default)
    {
        var loaded = 0L;
        foreach (var (kind, file) in FilesOf(folder))
        {
            var result = await importer.ImportAsync(
                new ImportRequest { Kind = kind, File = file, Snapshot = snapshot }, progress: null, cancellationToken);
            loaded += result.Loaded;
            imported?.Invoke(result);
        }

        return checked((int)loaded);
    }
}
