using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Tests.Cli.Formats;

public partial class HtmlReportTests
{
    private static readonly string[] Void = ["meta", "hr", "br", "!DOCTYPE"];

    public static TheoryData<string> Kinds => Reports.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_tag_is_closed_where_it_was_opened(string kind)
    {
        var open = new Stack<string>();
        foreach (Match tag in Tags().Matches(WithoutStyle(Reports.Of(kind, "html"))))
        {
            string name = tag.Groups["name"].Value;
            if (tag.Groups["close"].Success)
            {
                Assert.Equal(open.Pop(), name);
            }
            else if (!tag.Value.EndsWith("/>", StringComparison.Ordinal) && !Void.Contains(name))
            {
                open.Push(name);
            }
        }
        Assert.Empty(open);
    }

    [Fact]
    public void Each_rule_that_a_scenario_misses_is_told_once_and_its_steps_are_shortened()
    {
        string roots = "tests/Tocsin.Scenarios/cases/roots-several";
        string page = Reports.Run(["test", $"{roots}/services", $"{roots}/alarms", "--format", "html"]).Out;
        Assert.Equal(4, Regex.Count(page, "No match: "));
        Assert.Equal(1, Regex.Count(page, "the closest of 213 events"));
        Assert.Contains("<li>… 18 more steps …</li>", page);
        Assert.Contains("<summary>All 30 steps</summary>", page);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_runs_nothing_and_asks_for_nothing(string kind)
    {
        string page = Reports.Of(kind, "html");
        var tags = Tags().Matches(WithoutStyle(page)).Select(t => t.Value).ToList();
        Assert.DoesNotContain(tags, t => Forbidden().IsMatch(t));
        Assert.DoesNotContain("url(", page);
        Assert.DoesNotContain("@import", page);
        Assert.Contains(tags, t => t.Contains("href="));
        Assert.All(tags.Where(t => t.Contains("href=")), t => Assert.Contains("href=\"#", t));
        Assert.DoesNotContain(tags, t => t.Contains(" style="));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_policy_admits_this_style_alone(string kind)
    {
        string page = Reports.Of(kind, "html");
        string style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Contains(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", page);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_id_is_unique_and_every_link_leads_to_one(string kind)
    {
        string page = WithoutStyle(Reports.Of(kind, "html"));
        var ids = Ids().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.NotEmpty(Links().Matches(page));
        Assert.All(Links().Matches(page).Select(m => m.Groups[1].Value), l => Assert.Contains(l, ids));
        Assert.NotEmpty(Labels().Matches(page));
        Assert.All(Labels().Matches(page).Select(m => m.Groups[1].Value), l => Assert.Contains(l, ids));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_shows_every_event_and_every_finding(string kind)
    {
        string text = WebUtility.HtmlDecode(Tags().Replace(WithoutStyle(Reports.Of(kind, "html")), ""));
        var report = System.Text.Json.JsonDocument.Parse(Reports.Of(kind, "json")).RootElement;
        Assert.NotEmpty(report.GetProperty("events").EnumerateArray());
        Assert.NotEmpty(report.GetProperty("findings").EnumerateArray());
        Assert.All(
            report.GetProperty("events").EnumerateArray(),
            e => Assert.Contains(Shown(e.GetProperty("test").GetString() ?? e.GetProperty("name").GetString()!), text));
        Assert.All(
            report.GetProperty("findings").EnumerateArray(), f => Assert.Contains(Shown(f.GetProperty("message").GetString()!), text));
    }

    [Fact]
    public void It_has_a_language_a_title_landmarks_and_one_main_heading()
    {
        string page = Reports.Of("stopped", "html");
        Assert.Contains("<html lang=\"en\">", page);
        Assert.Matches("<title>[^<]+</title>", page);
        Assert.All((string[])["<header", "<main", "<footer", "<h1"], t => Assert.Single(Regex.Matches(page, t + "[ >]")));
        Assert.Contains("<a class=\"skip\" href=\"#main\">", page);
    }

    /// <summary>WCAG 2.2, 1.4.3: at least 4.5 to 1, for every ink on every ground it stands on.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Text_can_be_read_on_its_ground_in_light_and_dark(int theme)
    {
        string style = Reports.Of("delivered", "html");
        var blocks = Roots().Matches(style)
            .Select(m => Colors().Matches(m.Value).ToDictionary(c => c.Groups[1].Value, c => c.Groups[2].Value)).ToList();
        var colors = blocks[theme];
        (string Ink, string Ground)[] pairs =
        [
            .. new[] { "ink", "muted", "good", "bad", "doubt", "quiet", "accent" }.SelectMany(i => new[] { (i, "paper"), (i, "panel") }),
            .. new[] { "good", "bad", "doubt", "quiet" }.SelectMany(
                t => new[] { (t, $"{t}-wash"), ("ink", $"{t}-wash"), ("muted", $"{t}-wash") }),
            ("ink", "mark"),
        ];
        Assert.All(
            pairs,
            p => Assert.True(Contrast(colors[p.Ink], colors[p.Ground]) >= 4.5, $"{p.Ink} on {p.Ground}: "
                + $"{Contrast(colors[p.Ink], colors[p.Ground]):0.00}"));
    }

    private static string Shown(string text) => Tocsin.Text.Printable.Of(text);

    private static string WithoutStyle(string page) => Regex.Replace(page, "<style>.*?</style>", "", RegexOptions.Singleline);

    private static double Contrast(string one, string other)
    {
        double a = Luminance(one), b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        string full = hex.Length == 3 ? string.Concat(hex.Select(c => $"{c}{c}")) : hex;
        double Channel(int at)
        {
            double c = int.Parse(full.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    [GeneratedRegex(@"<(?<close>/)?(?<name>!?[A-Za-z][A-Za-z0-9]*)(?:""[^""]*""|[^>""])*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"^<(?:script|link|img|iframe|object|embed|base|form|input)\b|\son\w+=|\ssrc=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"<[^>]* id=""([^""]+)""")]
    private static partial Regex Ids();

    [GeneratedRegex(@"href=""#([^""]+)""")]
    private static partial Regex Links();

    [GeneratedRegex(@"aria-labelledby=""([^""]+)""")]
    private static partial Regex Labels();

    [GeneratedRegex(@":root\{[^}]*\}")]
    private static partial Regex Roots();

    [GeneratedRegex(@"--([\w-]+):#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")]
    private static partial Regex Colors();
}
