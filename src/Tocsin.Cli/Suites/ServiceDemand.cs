using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>Which of the declared services must ring where.</summary>
/// <param name="Tags">All of which a service has that is meant; none means every service.</param>
/// <param name="Ring">The ids of the channels in which each of them must ring.</param>
internal sealed record ServiceDemand(ValueMap<string> Tags, ValueList<string> Ring, Span Where)
{
    public bool IsOf(ValueMap<string> tags) => Tags.All(t => tags.TryGetValue(t.Key, out string? value) && value == t.Value);

    /// <summary><c>with the tag team = pay</c></summary>
    public string Said => Tags.Count == 0 ? "at all" : $"with the {(Tags.Count == 1 ? "tag" : "tags")} "
        + string.Join(" and ", Tags.Select(t => $"{t.Key} = {t.Value}"));
}
