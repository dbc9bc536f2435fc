using System.Globalization;
using System.Net;
using System.Text;

namespace MoiSms.Cli.Capacity;

/// <summary>Lines over texts a second, as SVG inside a page. Its height is linear and begins at 0.</summary>
internal sealed class LineChart(string title, string unit)
{
    private const int Width = 640;
    private const int Height = 240;
    private const int Left = 60;
    private const int Top = 16;
    private const int Bottom = 40;
    private const int Right = 110;
    private const int Marks = 4;

    private static readonly string[] Colours = ["#2b6cb0", "#b7791f", "#c53030", "#2f855a"];

    private readonly List<(string Name, List<(double X, double Y)> Points)> lines = [];

    /// <param name="name">Stands at the line's end.</param>
    /// <param name="points">By rate; what is no number is left out.</param>
    public LineChart Add(string name, IEnumerable<(double X, double Y)> points)
    {
        var shown = points.Where(one => double.IsFinite(one.Y)).ToList();
        if (shown.Count > 0)
            lines.Add((name, shown));
        return this;
    }

    public string Svg()
    {
        var all = lines.SelectMany(line => line.Points).ToList();
        if (lines.Count == 0)
            return "";
        var (maxX, maxY) = (Round(all.Max(one => one.X)), Round(all.Max(one => one.Y)));
        var page = new StringBuilder();
        page.Append(Text($"<figure><figcaption>{Encode(title)}, {Encode(unit)}</figcaption>\n"))
            .Append(Text($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" "))
            .Append(Text($"aria-label=\"{Encode(title)}\">\n"));
        for (var i = 0; i <= Marks; i++)
        {
            var (x, y) = (maxX * i / Marks, maxY * i / Marks);
            page.Append(Text($"<path class=\"grid\" d=\"M{Left},{Y(y):0.#}H{Width - Right}\"/>"))
                .Append(Text($"<text x=\"{Left - 6}\" y=\"{Y(y) + 4:0.#}\" text-anchor=\"end\">{y:0.###}</text>"))
                .Append(Text($"<text x=\"{X(x):0.#}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{x:0.#}</text>\n"));
        }

        page.Append(Text($"<text x=\"{Left}\" y=\"{Height - 4}\">texts a second</text>\n"));
        var names = new List<double>();
        foreach (var ((name, points), colour) in lines.Zip(Colours))
        {
            var path = string.Join('L', points.Select(one => Text($"{X(one.X):0.#},{Y(one.Y):0.#}")));
            page.Append(Text($"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" d=\"M{path}\"/>"));
            foreach (var (x, y) in points)
                page.Append(Text($"<circle cx=\"{X(x):0.#}\" cy=\"{Y(y):0.#}\" r=\"3\" fill=\"{colour}\"/>"));
            // Names that would lie over one another move down.
            var at = Y(points[^1].Y) + 4;
            while (names.Exists(other => Math.Abs(other - at) < 13))
                at += 13;
            names.Add(at);
            page.Append(Text($"<text x=\"{Width - Right + 8}\" y=\"{at:0.#}\" style=\"fill:{colour}\">{Encode(name)}</text>\n"));
        }

        return page.Append("</svg></figure>\n").ToString();

        double X(double x) => Left + x / maxX * (Width - Left - Right);

        double Y(double y) => Height - Bottom - y / maxY * (Height - Bottom - Top);
    }

    /// <summary>The next 1, 2, 4, 6, 8 or 10 of its power of ten.</summary>
    private static double Round(double most)
    {
        if (most <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return new[] { 1, 2, 4, 6, 8, 10 }.First(step => step * power >= most * 0.999999) * power;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
