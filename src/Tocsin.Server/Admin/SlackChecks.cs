using System.Text.Json;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;

namespace Tocsin.Server.Admin;

/// <summary>Says of each workspace and each configured channel whether the bot may post there, before a fire does.</summary>
internal sealed class SlackChecks(Writer writer, SlackProbe probe, TimeProvider time)
{
    public AdminRoute Route => new(
        "GET", "/slack/check", "Asks Slack, of each workspace and each configured channel, whether the bot may post there; nothing is "
            + "posted.",
        AdminKey.Read, [], Check);

    /// <summary>What is wrong with a workspace's token, and what to do; null where it holds.</summary>
    public async Task<string?> NoticeOf(string team, CancellationToken stop) => await probe.Workspace(team, stop) switch
    {
        Probed.MayNot(var why, var remedy) => $"the workspace {team}: {why}. {remedy}",
        Probed.Untold(var why, _) => $"the workspace {team}: {why}. Messages wait, none is lost.",
        _ => null,
    };

    private async Task Check(AdminCall call)
    {
        using var late = new CancellationTokenSource(Limits.Check, time);
        using var within = CancellationTokenSource.CreateLinkedTokenSource(late.Token, call.Stop);
        var estate = writer.Estate.Chatbot;
        var channels = estate.Configurations.Select(c => new Address.Slack(c.SlackTeamId, c.SlackChannelId)).Distinct()
            .OrderBy(c => c.Text, StringComparer.Ordinal).ToList();
        var teams = estate.Workspaces.Where(w => w.TokenAt is not null).Select(w => w.TeamId).Distinct().Order(StringComparer.Ordinal);
        var workspaces = new List<(string Team, Probed Probed)>();
        foreach (string team in teams)
        {
            workspaces.Add((team, await Patiently(stop => probe.Workspace(team, stop), within.Token, call.Stop)));
        }
        var probed = new List<(Address.Slack To, Probed Probed)>();
        foreach (var to in channels)
        {
            probed.Add((to, await Patiently(stop => probe.Channel(to, stop), within.Token, call.Stop)));
        }
        await call.Answer(json =>
        {
            json.List("workspaces", workspaces, static (to, one) =>
            {
                to.WriteString("team", one.Team);
                Write(to, one.Probed);
            });
            json.List("channels", probed, static (to, one) =>
            {
                to.WriteString("team", one.To.Team);
                to.WriteString("channel", one.To.Id);
                Write(to, one.Probed);
            });
        });
    }

    /// <summary>Asks again where Slack says when; what the time does not suffice for is not known.</summary>
    private async Task<Probed> Patiently(
        Func<CancellationToken, Task<Probed>> ask, CancellationToken within, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var probed = await ask(within);
                if (probed is not Probed.Untold { After: { } after } || after > Limits.LongestRest)
                {
                    return probed;
                }
                await Task.Delay(after < Limits.LeastRest ? Limits.LeastRest : after, time, within);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Probed.Untold("there was no time left to ask", "Ask again.");
        }
    }

    private static void Write(Utf8JsonWriter json, Probed probed)
    {
        var (may, name, why, remedy) = probed switch
        {
            Probed.May(var of) => ("yes", of, "", ""),
            Probed.MayNot(var because, var then) => ("no", "", because, then),
            Probed.Untold(var because, var then) => ("unknown", "", because, then),
            _ => throw new InvalidOperationException($"{probed} says nothing"),
        };
        json.WriteString("mayPost", may);
        json.WriteString("name", name);
        json.WriteString("why", why);
        json.WriteString("remedy", remedy);
    }
}
