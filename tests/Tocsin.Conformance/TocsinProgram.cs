using Tocsin.Tests.Deploy;

namespace Tocsin.Conformance;

/// <summary>
/// The program under test: the native one of a release where TOCSIN_RELEASE names one, or else what was built beside the tests.
/// </summary>
internal static class TocsinProgram
{
    private static readonly Lazy<string> Unpacked = new(() =>
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-program-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return System.IO.Path.Combine(Release.Unpacked("tocsin-VERSION-linux-x64.tar.gz", folder), "tocsin");
    });

    public static string Path => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TOCSIN_RELEASE"))
        ? System.IO.Path.Combine(AppContext.BaseDirectory, "Tocsin.Cli")
        : Unpacked.Value;
}
