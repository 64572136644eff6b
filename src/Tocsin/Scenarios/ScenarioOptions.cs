using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs;

namespace Tocsin.Scenarios;

/// <summary>What a scenario runs on.</summary>
/// <param name="Declared">The services there are.</param>
/// <param name="Service"> Which of them; null: the first, or, without any, the service <c>payments</c> of the cluster <c>prod</c>. One that
/// is not declared has one task with a container health check, and the circuit breaker on with rollback.
/// </param>
/// <param name="FirstDeployment">Nothing was deployed before, so there is nothing to roll back to.</param>
/// <param name="DesiredCount">Instead of the service's own.</param>
public sealed record ScenarioOptions(
    AccountId Account,
    string Region,
    DateTimeOffset Start,
    ulong Seed = 1,
    EcsState? Declared = null,
    Arn? Service = null,
    bool FirstDeployment = false,
    int? DesiredCount = null)
{
    /// <summary>These options as a scenario's parameters change them. False with what is wrong.</summary>
    /// <param name="values">Of the keys of <see cref="Scenario.Parameters"/>.</param>
    public bool TryApply(IReadOnlyDictionary<string, string> values, out ScenarioOptions options, out string error)
    {
        options = this;
        error = "";
        if (values.TryGetValue("desired", out string? desired))
        {
            if (!int.TryParse(desired, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count > Limits.DesiredCount)
            {
                error = $"desired is not a number from 0 to {Limits.DesiredCount}: '{desired}'";
                return false;
            }
            options = options with { DesiredCount = count };
        }
        if (values.TryGetValue("first", out string? first))
        {
            if (!bool.TryParse(first, out bool isFirst))
            {
                error = $"first is not true or false: '{first}'";
                return false;
            }
            options = options with { FirstDeployment = isFirst };
        }
        if (!values.ContainsKey("service") && !values.ContainsKey("cluster"))
        {
            return true;
        }
        string name = values.GetValueOrDefault("service", "");
        string cluster = values.GetValueOrDefault("cluster", "");
        options = options with { Service = Find(name, cluster) };
        error = options.Service is null
            ? $"no service {Path(name, cluster)} is declared; "
                + $"there is {string.Join(", ", Declared!.Services.Select(s => ResourceName.Of(s.Arn)))}"
            : "";
        return options.Service is not null;
    }

    internal Arn DefaultService(string cluster, string name) =>
        new(new Region(Region).Partition, "ecs", Region, Account.ToString(), $"service/{cluster}/{name}");

    private Arn? Find(string name, string cluster) =>
        Declared is { Services.Count: > 0 } declared
            ? declared.Services.FirstOrDefault(s =>
                (name.Length == 0 || s.Name == name) && (cluster.Length == 0 || ResourceName.Of(s.Cluster) == cluster))?.Arn
            : DefaultService(cluster.Length > 0 ? cluster : "prod", name.Length > 0 ? name : "payments");

    private static string Path(string name, string cluster) =>
        $"'{(cluster.Length > 0 ? $"{cluster}/" : "")}{(name.Length > 0 ? name : "*")}'";
}
