using System.Globalization;

namespace Tocsin.Tests;

/// <summary>How long the tests of faults go on: <c>TOCSIN_LONG=1</c> is what <c>./test.sh --long</c> has, 10 is ten times that.</summary>
internal static class Long
{
    /// <summary>0 is as short as they are otherwise.</summary>
    public static int Times { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("TOCSIN_LONG"), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;

    /// <param name="once">What it is with <c>TOCSIN_LONG=1</c>.</param>
    public static int Of(int otherwise, int once) => Times > 0 ? once * Times : otherwise;
}
