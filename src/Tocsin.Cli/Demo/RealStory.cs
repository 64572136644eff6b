using Tocsin.Cli.Formats;
using Tocsin.Cli.Servers;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Cli.Demo;

/// <summary>The story of <see cref="Story"/> once more, and all of it happens: a server, processes, a message in its Slack.</summary>
/// <param name="program">What the reader types to run it.</param>
internal sealed class RealStory(Page page, Pace pace, string program, TimeProvider time)
{
    private const string Good = "echo listening; exec sleep 1000";
    private const string Bad = "echo \"connecting to ${DATABASE_URL:?is not set}\"";

    public async Task Tell()
    {
        await using var server = await DemoServer.Start();
        var service = new DemoService(server, page, time);
        Title("1  A release that cannot start is deployed, and nobody is told");
        Say($"A server with the article's alarm listens on {server.Address.ToString().TrimEnd('/')}. Its ECS runs prod/payments as a "
            + $"process of this machine; what AWS itself takes is {DemoServer.Faster} times faster.");
        service.Create(Good);
        Say("It runs well. The next release needs DATABASE_URL, and nobody has set it. The circuit breaker is on.");
        service.Deploy(Bad);
        page.Hanging("   its last words  ", service.LastWords(), Ink.Bad);
        Say("Each failure was a process that ended. The service is green again on the old one; what deployed it says success.");
        TheAlarm(server.Admin);
        OneFault(server, service);
        TheDoor(server);
        WhatNext();
    }

    private void TheAlarm(ServerConnection server)
    {
        Title("2  The alarm of the article has rung");
        var found = ServerLists.Items(server.Get("/messages", ("q", "service:payments is:delivered"), ("wait", "30")), "messages").First();
        var message = server.Get($"/messages/{Uri.EscapeDataString(ServerLists.Text(found, "id"))}");
        PrettyReport.Card(page, message.Member("from")?.AsText() ?? "", Message.Read(message).Parts.SelectMany(p => p.Shown));
        pace.Scene();
    }

    private void OneFault(DemoServer server, DemoService service)
    {
        Title("3  One index taken out of the rule's target, and the same failure");
        page.Line("   ", new Inked($"- resources    = {Article.Sound}", Ink.Bad));
        page.Line("   ", new Inked($"+ resources    = {Article.Broken}", Ink.Good));
        pace.Line();
        Break(server);
        service.Deploy(Bad);
        var dropped = server.Admin.Get("/dropped", ("q", "service:payments"));
        foreach (var advice in ServerLists.Items(dropped, "advice").Where(a => ServerLists.Text(a, "reason") != "events.no-match"))
        {
            page.Hanging("   nothing arrives  ", ServerLists.Text(advice, "message"), Ink.Bad);
            page.Hanging(new Inked("   write            ", Ink.Faint), ServerLists.Text(advice, "write"), Ink.Code);
        }
        Say("PutTargets succeeded. The rule fired. AWS says nothing at all.");
    }

    private static void Break(DemoServer server)
    {
        const string rule = "ecs-deployment-failed";
        var target = server.Events.Ask<ListTargetsByRuleResponse>("ListTargetsByRule", new ListTargetsByRuleRequest { Rule = rule })
            .Targets!.Value[0];
        var paths = target.InputTransformer!.InputPathsMap!.Value.Select(
            p => p.Key == "resources" ? new KeyValuePair<string, string>(p.Key, Article.Broken.Trim('"')) : p);
        server.Events.Ask<PutTargetsResponse>("PutTargets", new PutTargetsRequest
        {
            Rule = rule,
            Targets =
            [
                target with { InputTransformer = target.InputTransformer with { InputPathsMap = new ValueMap<string>(paths) } },
            ],
        });
    }

    private void TheDoor(DemoServer server)
    {
        Title("4  Could you have tested it on AWS?");
        var answer = server.Events.Ask<PutEventsResponse>("PutEvents", new PutEventsRequest
        {
            Entries =
            [
                new PutEventsRequestEntry
                {
                    Source = "aws.ecs", DetailType = "ECS Deployment State Change",
                    Detail = """{"eventName":"SERVICE_DEPLOYMENT_FAILED","reason":"test"}""",
                },
            ],
        }).Entries!.Value[0];
        page.Line("   $ aws events put-events --entries '[{\"Source\": \"aws.ecs\", …}]'");
        page.Line(new Inked($"   {answer.ErrorCode}: {answer.ErrorMessage}", Ink.Bad));
        Say("No made-up ECS event reaches the deployed rule. A server's own door takes it:");
        page.Line("   ", new Inked($"$ {program} send ecs.deployment-failed --wait", Ink.Code));
        pace.Scene();
    }

    private void WhatNext()
    {
        Title("Now on your own code");
        Command("test infra/", "does a failed deployment ring? what does Slack show? exit code for CI");
        Command("serve infra/", "this server, with what your files declare");
        Command("demo compare", "why no metric, no stopped task and no running count tells it");
        Command("wait-deploy prod/payments", "after terraform apply: fails when the release was rolled back");
        page.Line();
    }

    private void Command(string arguments, string what)
    {
        page.Line("   ", new Inked($"{program} {arguments}", Ink.Code));
        page.Line("     ", new Inked(what, Ink.Faint));
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
