namespace MoiSms.Core.Understanding.Codes;

/// <summary>
/// The sites of <c>content/words</c> (<c>sites</c>): a link to one of them, or to a name under it, is nobody's attempt to deceive.
/// </summary>
internal sealed class KnownSites
{
    private readonly HashSet<string> sites = new(StringComparer.Ordinal);

    /// <param name="site">A host name in small letters: <c>moi.gov.kw</c>; <c>gov.kw</c> stands for all below it.</param>
    /// <returns>Whether it is a host name.</returns>
    public bool TryAdd(string site)
    {
        if (Uri.CheckHostName(site) != UriHostNameType.Dns || !site.Contains('.', StringComparison.Ordinal)
            || site.Any(char.IsUpper))
            return false;
        sites.Add(site);
        return true;
    }

    /// <param name="link">As it stands in a folded text, with or without <c>https://</c> in front.</param>
    public bool Has(string link)
    {
        var host = HostOf(link);
        while (host.Length > 0)
        {
            if (sites.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host))
                return true;
            host = host[(host.IndexOf('.') + 1 is > 0 and var next ? next : host.Length)..];
        }

        return false;
    }

    // Nothing where a name or a password stands before the host ("moi.gov.kw:443@pay.example"): honest links have none.
    private static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> link)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["http://", "https://"])
        {
            if (link.StartsWith(scheme, StringComparison.Ordinal))
                link = link[scheme.Length..];
        }

        if (link.IndexOfAny("/?#") is >= 0 and var path)
            link = link[..path];
        if (link.Contains('@'))
            return [];
        return link.IndexOf(':') is >= 0 and var port ? link[..port] : link;
    }
}
