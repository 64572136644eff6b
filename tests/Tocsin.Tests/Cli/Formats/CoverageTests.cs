using Tocsin.Cli.Formats;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Tests.Cli.Formats;

public class CoverageTests
{
    private static readonly SourceText Source = new("services.tf", "resource \"aws_ecs_service\" \"orders\" {}\n");

    public static TheoryData<string> Names => [.. ReportFormats.All.Select(f => f.Name).Except(["github", "sarif"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_report_says_how_many_services_ring_and_which_do_not(string name)
    {
        string text = Write(name,
        [
            new ServiceCoverage("aws_ecs_service.payments", "payments", EventOutcome.Delivered, null, "", new Span(Source, 0, 8)),
            new ServiceCoverage(
                "aws_ecs_service.orders", "orders", EventOutcome.Quiet, Reasons.BreakerDisabled, "the breaker is off",
                new Span(Source, 0, 8)),
        ]);
        Assert.Contains("aws_ecs_service.orders", text);
        Assert.Contains("ecs.breaker-disabled", text);
        Assert.Contains("the breaker is off", text);
        if (name != "json")
        {
            Assert.Contains("1 of 2 services ring", text);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_no_service_is_declared_nothing_is_said_of_coverage(string name) =>
        Assert.DoesNotContain("services ring", Write(name, []));

    private static string Write(string name, ValueList<ServiceCoverage> coverage)
    {
        var report = new Report(
            "current", new Assumed("111122223333", "assumed", "us-east-1", "default"), new Dictionary<string, int>(), [],
                []) { Coverage = coverage };
        using var writer = new StringWriter { NewLine = "\n" };
        var printout = new Printout(
            report, "infra", new Checkout("/infra", "/", null), TimeSpan.Zero, 0,
            page => PrettyReport.Write(page, "infra", report, TimeSpan.Zero, 0));
        ReportFormats.All.First(f => f.Name == name).Write(writer, Screen.None, printout);
        return writer.ToString();
    }
}
