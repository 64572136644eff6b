using Tocsin.Aws;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Runs;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Cli.Demo;

/// <summary>The article's story in four scenes: the silent rollback, the alarm, the alarm broken in one place, and the test that AWS does not allow.</summary>
internal sealed class Story(Page page, Pace pace)
{
    private const string BadImage = "ecs.image-missing";

    public void Tell()
    {
        SilentRollback();
        TheAlarm();
        OneFault();
        TheDoor();
        WhatNext();
    }

    private void SilentRollback()
    {
        Title("1  A bad image is deployed, and nobody is told");
        var run = ScenarioRun.Run(Scenarios.Find(BadImage)!, new ScenarioOptions(AccountId.Assumed, "ap-northeast-2", BuiltInEvents.DefaultTime));
        Say("prod/payments runs well. Somebody deploys an image tag that does not exist. The circuit breaker is on.");
        foreach (string line in run.Told)
        {
            page.Hanging("   ", line, Ink.Faint);
            pace.Line();
        }
        Say("The service is green again on the old image. The pipeline that deployed says success. Slack is empty; the cause is still there.");
        Say("On AWS this takes some eleven minutes for an image that cannot be pulled, three for a container that crashes at its start, fifteen for a health check that never passes.");
    }

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
        foreach (string line in PutEventsAnswer.To("aws.ecs", EcsEvents.DeploymentStateChange, "{\"eventName\":\"SERVICE_DEPLOYMENT_FAILED\",\"reason\":\"test\"}", call))
        {
            page.Line(new Inked($"   {line}", Ink.Faint));
        }
        pace.Line();
        Say("aws.* sources are AWS's own: no made-up ECS event reaches the deployed rule. Tocsin's events come through its own door, offline:");
        page.Line("   ", new Inked("$ tocsin explain infra/ -e ecs.deployment-failed", Ink.Code));
        pace.Scene();
    }

    private void WhatNext()
    {
        Title("Now on your own code");
        page.Line("   ", new Inked("tocsin test infra/", Ink.Code), "                        does a failed deployment ring? what does Slack show? exit code for CI");
        page.Line("   ", new Inked("tocsin explain infra/ -e ecs.image-missing", Ink.Code), "  one event, hop by hop");
        page.Line("   ", new Inked("tocsin events ls", Ink.Code), "                          what else can be sent");
        page.Line();
    }

    private void Tick(HopReport hop)
    {
        page.Line(
            "   ", new Inked(Way.Mark(hop.Verdict), hop.Verdict.Why is null ? Ink.Good : Ink.Bad), $" {hop.Stage.ToString().ToLowerInvariant(),-13} ",
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
