using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Server.Pages;

/// <summary>
/// The frame of a page that is one file: its style is inside, and it asks for nothing else. The policy forbids scripts, and any style but
/// this.
/// </summary>
public static class HtmlPage
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <param name="body">What stands between header and footer.</param>
    /// <param name="holds">What the main part holds, for those who skip what is above it.</param>
    public static string Of(string title, Markup body, string holds = "report")
    {
        string style = Style.Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        return new Markup()
            .Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw(
                $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri "
                    + $"'none'; form-action 'none'\">\n")
            .Raw(
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
                    + "dark\">\n")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Element("title", title).Line()
            .Raw("<style>").Raw(style).Raw("</style>\n</head>\n<body>\n")
            .Raw("<a class=\"skip\" href=\"#main\">Skip to the ").Raw(holds).Raw("</a>\n")
            .Raw(body.ToString())
            .Raw("</body>\n</html>\n").ToString();
    }

    /// <summary>The wordmark at the head of each page.</summary>
    public static Markup Brand(this Markup page) => page.Raw(
        "<p class=\"brand\"><svg viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">"
        + "<path d=\"M12 3a1.6 1.6 0 0 0-1.6 1.6v.5A6 6 0 0 0 6 11v4.2L4.4 17.6h15.2L18 15.2V11a6 6 0 0 0-4.4-5.9v-.5A1.6 1.6 0 0 0 12 "
            + "3zm-2.2 16a2.3 2.3 0 0 0 4.4 0z\"/>"
        + "</svg>Tocsin</p>\n");

    private static string ReadStyle()
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream("pages/page.css")!);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
