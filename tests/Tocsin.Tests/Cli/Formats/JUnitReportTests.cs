using System.Xml.Linq;

namespace Tocsin.Tests.Cli.Formats;

/// <summary>The shape that https://github.com/testmoapp/junitxml and Jenkins' junit-10.xsd have in common.</summary>
public class JUnitReportTests
{
    private static readonly Dictionary<string, string[]> Attributes = new()
    {
        ["testsuites"] = ["name", "tests", "failures", "errors", "skipped", "time"],
        ["testsuite"] = ["name", "tests", "failures", "errors", "skipped", "time"],
        ["properties"] = [],
        ["property"] = ["name", "value"],
        ["testcase"] = ["name", "classname", "time", "file", "line"],
        ["failure"] = ["message", "type"],
        ["error"] = ["message", "type"],
        ["skipped"] = ["message"],
        ["system-out"] = [],
    };

    private static readonly Dictionary<string, string[]> Children = new()
    {
        ["testsuites"] = ["testsuite"],
        ["testsuite"] = ["properties", "testcase"],
        ["properties"] = ["property"],
        ["testcase"] = ["failure", "error", "skipped", "system-out"],
    };

    public static TheoryData<string> Kinds => Reports.All;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_has_the_shape_that_readers_share(string kind)
    {
        var root = XDocument.Parse(Reports.Of(kind, "junit")).Root!;
        Assert.Equal("testsuites", root.Name);
        Assert.All(root.DescendantsAndSelf(), e =>
        {
            Assert.Subset(Attributes[e.Name.LocalName].ToHashSet(), e.Attributes().Select(a => a.Name.LocalName).ToHashSet());
            Assert.Subset(
                Children.GetValueOrDefault(e.Name.LocalName, []).ToHashSet(), e.Elements().Select(c => c.Name.LocalName).ToHashSet());
        });
        Assert.NotEmpty(root.Descendants("testcase"));
        Assert.All(root.Descendants("testcase"), c => Assert.True(c.Attribute("name") is not null && c.Attribute("classname") is not null));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_counts_what_it_holds(string kind)
    {
        var root = XDocument.Parse(Reports.Of(kind, "junit")).Root!;
        foreach (var suite in root.Elements("testsuite").Append(root))
        {
            Assert.Equal(suite.Descendants("testcase").Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(suite.Descendants("error").Count(), (int)suite.Attribute("errors")!);
        }
    }

    [Theory]
    [InlineData("delivered", 0, 0)]
    [InlineData("stopped", 1, 0)]
    [InlineData("undetermined", 0, 1)]
    [InlineData("hostile", 2, 0)]
    public void What_stops_is_a_failure_and_what_cannot_be_told_an_error(string kind, int failures, int errors)
    {
        var root = XDocument.Parse(Reports.Of(kind, "junit")).Root!;
        Assert.Equal((failures, errors), (root.Descendants("failure").Count(), root.Descendants("error").Count()));
    }

    [Fact]
    public void A_failure_names_the_file_and_the_line()
    {
        var failed = XDocument.Parse(Reports.Of("stopped", "junit")).Descendants("testcase").First(c => c.Element("failure") is not null);
        Assert.EndsWith("stopped/main.tf", failed.Attribute("file")!.Value);
        Assert.Equal("50", failed.Attribute("line")!.Value);
    }

    [Fact]
    public void What_cannot_be_told_and_was_expected_so_is_skipped()
    {
        string folder = Directory.CreateTempSubdirectory("tocsin-junit-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Reports.FolderOf("undetermined")))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
            File.WriteAllText(
                Path.Combine(folder, "tocsin.yaml"),
                "version: 1\ntests: [{ name: a, send: ecs.deployment-failed, expect: { outcome: undetermined } }]\n");
            var root = XDocument.Parse(Reports.Run(["test", folder, "--format", "junit"]).Out).Root!;
            Assert.Equal("1", root.Attribute("skipped")!.Value);
            Assert.Single(root.Descendants("skipped"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
