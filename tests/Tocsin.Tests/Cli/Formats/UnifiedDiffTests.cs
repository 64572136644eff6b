using Tocsin.Cli.Formats;

namespace Tocsin.Tests.Cli.Formats;

public class UnifiedDiffTests
{
    [Fact]
    public void Changed_lines_stand_with_three_lines_around_them() => Assert.Equal(
        "--- a/main.tf\n+++ b/main.tf\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
        UnifiedDiff.Of("main.tf", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Fact]
    public void A_missing_end_of_line_is_said_and_carriage_returns_are_kept() => Assert.Equal(
        "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\r\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of "
            + "file\n", UnifiedDiff.Of("x", "a\r\nb", "a\r\nc"));

    [Fact]
    public void What_is_far_apart_has_hunks_of_its_own() =>
        Assert.Equal(2, UnifiedDiff.Of("x", "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\n8\nB\n").Split("@@ -").Length - 1);
}
