using System.Text.Json;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;

namespace Tocsin.Server.Admin;

/// <summary>Says of each workspace and each configured channel whether the bot may post there, before a fire does.</summary>
internal sealed class SlackChecks(Writer writer, SlackProbe probe)
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
        var estate = writer.Estate.Chatbot;
        var channels = estate.Configurations.Select(c => new Address.Slack(c.SlackTeamId, c.SlackChannelId)).Distinct()
            .OrderBy(c => c.Text, StringComparer.Ordinal).ToList();
        var teams = estate.Workspaces.Where(w => w.TokenAt is not null).Select(w => w.TeamId).Distinct().Order(StringComparer.Ordinal);
        var workspaces = new List<(string Team, Probed Probed)>();
        foreach (string team in teams)
        {
            workspaces.Add((team, await probe.Workspace(team, call.Stop)));
        }
        var probed = new List<(Address.Slack To, Probed Probed)>();
        foreach (var to in channels)
        {
            probed.Add((to, await probe.Channel(to, call.Stop)));
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
