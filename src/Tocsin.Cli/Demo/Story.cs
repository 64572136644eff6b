using Tocsin.Aws;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Estates;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Scenarios;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Demo;

/// <summary>
/// The article's story in four scenes: the silent rollback, the alarm, the alarm broken in one place, and the test that AWS does not allow.
/// </summary>
/// <param name="program">What the reader types to run it.</param>
internal sealed class Story(Page page, Pace pace, string program)
{
    private const string BadImage = "ecs.image-missing";

    public void Tell()
    {
        if (pace.Pauses)
        {
            page.Line(new Inked("Any key skips the pauses.", Ink.Faint));
        }
        SilentRollback();
        TheAlarm();
        OneFault();
        TheDoor();
        WhatNext();
    }

    private void SilentRollback()
    {
        Title("1  A bad image is deployed, and nobody is told");
        var run = Run(BadImage);
        Say("prod/payments runs well. Somebody deploys an image tag that does not exist. The circuit breaker is on.");
        foreach (string line in run.Told)
        {
            page.Hanging("   ", line, Ink.Faint);
            pace.Line();
        }
        Say("The service is green again on the old image. The pipeline that deployed says success. Slack is empty; the cause is still "
            + "there.");
        Say($"On AWS that takes as long as the clock at the left says, {Minutes(BadImage)} minutes until the failure; "
            + $"{Minutes("ecs.crash-on-start")} where a container crashes at its start, {Minutes("ecs.unhealthy")} where a health "
                + $"check never passes.");
    }

    private static ScenarioRun Run(string scenario) =>
        ScenarioRun.Run(
            BuiltInScenarios.Find(scenario)!, new ScenarioOptions(AccountId.Assumed, "ap-northeast-2", BuiltInEvents.DefaultTime));

    /// <summary>From the deployment to its failure, on the virtual clock that the story shows.</summary>
    private static int Minutes(string scenario) =>
        (int)Math.Round(
            (Run(scenario).Events.First(e => e.Name == EcsEvents.DeploymentFailed).Time - BuiltInEvents.DefaultTime).TotalMinutes);

    private void TheAlarm()
    {
        Title("2  Six Terraform resources later: the same failure");
        var sent = Embedded.Run(Article.Files, BadImage).Events[0];
        foreach (var hop in sent.Routes.SelectMany(r => r.Hops))
        {
            Tick(hop);
        }
        foreach (var message in sent.Messages)
        {
            PrettyReport.Message(page, message);
        }
        pace.Scene();
    }

    private void OneFault()
    {
        Title("3  One index taken out of the same files");
        page.Line("   ", new Inked($"- resources    = {Article.Sound}", Ink.Bad));
        page.Line("   ", new Inked($"+ resources    = {Article.Broken}", Ink.Good));
        pace.Line();
        var sent = Embedded.Run(Article.BrokenFiles, BadImage).Events[0];
        foreach (var route in sent.Routes)
        {
            page.Line("   ", new Inked(Way.Of(route), Ink.Faint));
        }
        foreach (var finding in sent.Problems.Where(f => f.Severity == Severity.Error))
        {
            PrettyReport.Finding(page, finding);
        }
        pace.Scene();
        Say("terraform apply succeeds. The rule fires. AWS says nothing at all.");
    }

    private void TheDoor()
    {
        Title("4  Could you have tested it on AWS?");
        var call = new Call(AccountId.Assumed, "ap-northeast-2", BuiltInEvents.DefaultTime, new Ids(1));
        page.Line("   $ aws events put-events --entries '[{\"Source\": \"aws.ecs\", \"DetailType\": \"ECS Deployment State Change\", …}]'");
        foreach (string line in PutEventsAnswer.To("aws.ecs", EcsEvents.DeploymentStateChange,
                "{\"eventName\":\"SERVICE_DEPLOYMENT_FAILED\",\"reason\":\"test\"}", call))
        {
            page.Line(new Inked($"   {line}", Ink.Faint));
        }
        pace.Line();
        Say("aws.* sources are AWS's own: no made-up ECS event reaches the deployed rule. Tocsin's events come through its own door, "
            + "offline:");
        page.Line("   ", new Inked($"$ {program} explain infra/ -e ecs.deployment-failed", Ink.Code));
        pace.Scene();
    }

    private void WhatNext()
    {
        Title("Now on your own code");
        Command("test infra/", "does a failed deployment ring? what does Slack show? exit code for CI");
        Command("explain infra/ -e ecs.image-missing", "one event, hop by hop");
        Command("events ls", "what else can be sent");
        Command("init --help", "no alarm yet: the whole of it, for your own team and channel");
        page.Line();
    }

    private void Command(string arguments, string what)
    {
        page.Line("   ", new Inked($"{program} {arguments}", Ink.Code));
        page.Line("     ", new Inked(what, Ink.Faint));
    }

    private void Tick(HopReport hop)
    {
        page.Line(
            "   ", new Inked(
                Way.Mark(hop.Verdict), hop.Verdict.Why is null ? Ink.Good : Ink.Bad), $" {hop.Stage.ToString().ToLowerInvariant(),-13} ",
            hop.Address, new Inked(hop.Detail.Length > 0 ? $"  {hop.Detail}" : "", Ink.Faint));
        pace.Line();
    }

    private void Title(string title)
    {
        page.Line();
        page.Line(new Inked(title, Ink.Bold));
        pace.Line();
    }

    private void Say(string text)
    {
        page.Hanging("   ", text);
        pace.Scene();
    }
}
