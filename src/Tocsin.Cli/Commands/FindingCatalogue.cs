using Tocsin.Cli.Formats;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Cli.Commands;

/// <summary>The findings there are, and the page of each, as they stand in the docs.</summary>
internal static class FindingCatalogue
{
    /// <summary>Whether it looks like a finding's code: <c>TSN0114</c>, in either case.</summary>
    public static bool IsCode(string written) =>
        written.Length == 7 && written.StartsWith("TSN", StringComparison.OrdinalIgnoreCase)
        && written.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>A line for each: the code, how bad it is, and what was found.</summary>
    public static int List(Invocation invocation)
    {
        foreach (var page in FindingCodes.All.Select(FindingPage.Of))
        {
            invocation.Out.WriteLine($"{page.Code}  {page.Severity,-7}  {page.Title}");
        }
        return ExitCode.AsExpected;
    }

    /// <exception cref="UsageException">There is no such finding.</exception>
    public static int Show(Invocation invocation, IEnumerable<string> codes)
    {
        var pages = codes.Select(c => c.ToUpperInvariant()).Distinct().Select(Known).ToList();
        var page = invocation.Page();
        for (int i = 0; i < pages.Count; i++)
        {
            if (i > 0)
            {
                page.Line("\n");
            }
            PrettyFindingPage.Write(page, pages[i]);
        }
        return ExitCode.AsExpected;
    }

    private static FindingPage Known(string code)
    {
        if (FindingCodes.All.Contains(code))
        {
            return FindingPage.Of(code);
        }
        string meant = NearestName.Of(code, FindingCodes.All) is { } near ? $"did you mean {near}? " : "";
        throw new UsageException($"there is no finding {code}; {meant}`tocsin lint --list` lists them");
    }
}
