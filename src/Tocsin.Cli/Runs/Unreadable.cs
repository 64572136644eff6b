using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>Which findings mean that the input could not be read, rather than that something in it is wrong.</summary>
internal static class Unreadable
{
    public static bool Means(Finding finding) => finding.Severity == Severity.Error
        && finding.Code is FindingCode.UnreadableFile or FindingCode.InvalidSyntax or FindingCode.NothingDeclared
            or FindingCode.InvalidSuite or FindingCode.TooLarge;
}
