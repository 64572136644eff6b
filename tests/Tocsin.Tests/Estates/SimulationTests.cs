using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Scenarios;
using Tocsin.Tests.Architecture;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Tests.Estates;

public class SimulationTests
{
    private static readonly Reading Article = Declarations.Read(
        Path.Combine(FolderTable.RepositoryRoot(), "samples", "article"), new ReadOptions());

    [Fact]
    public void Of_twelve_failures_in_one_second_Chatbot_loses_two()
    {
        var routes = Run([.. Enumerable.Repeat(TimeSpan.Zero, 12)]).Routes;
        Assert.Equal(10, routes.Count(r => r.Verdict is Verdict.Arrived));
        Assert.Equal(2, routes.Count(r => r.Verdict == new Verdict.Stopped(Reasons.Throttled)));
    }

    [Fact]
    public void Twelve_failures_a_second_apart_all_arrive()
    {
        var routes = Run([.. Enumerable.Range(0, 12).Select(i => TimeSpan.FromSeconds(i))]).Routes;
        Assert.Equal(12, routes.Count(r => r.Verdict is Verdict.Arrived));
        Assert.Equal(12, routes.Count);
    }

    [Fact]
    public void A_route_is_told_in_the_words_of_the_declarations()
    {
        var stimulus = Failures([TimeSpan.Zero]);
        var report = new Description(Article.Estate, Article.Locate, [], UnknownNames.IsProgram, TerraformLanguage.Words).Of(
            stimulus, new Simulation(Article.Estate, ChatbotProfile.Current).Run(stimulus.Sendings));
        Assert.Equal(EventOutcome.Delivered, report.Outcome);
        Assert.Equal(
            [
                "aws_cloudwatch_event_rule.ecs_deployment_failed", "aws_cloudwatch_event_target.ecs_deploy_failed_to_sns",
                "aws_sns_topic_policy.ecs_deploy_events_policy"],
            report.Routes[0].Hops.Take(3).Select(h => h.Address));
        Assert.Equal("main.tf:52:22", report.Routes[0].Hops[1].Where.ToString());
    }

    private static Journey Run(ValueList<TimeSpan> offsets) =>
        new Simulation(Article.Estate, ChatbotProfile.Current).Run(Failures(offsets).Sendings);

    private static Stimulus Failures(ValueList<TimeSpan> offsets)
    {
        Assert.True(BuiltInEvents.TryMake(
            "ecs.deployment-failed", new Dictionary<string, string>(), new EventContext(Article.Estate.Account, Article.Estate.Region),
                out var made, out _));
        return new Stimulus("failures", offsets.Select(o => new Sending(BuiltInEvents.DefaultTime + o, made.Addressed())).ToValueList());
    }
}
