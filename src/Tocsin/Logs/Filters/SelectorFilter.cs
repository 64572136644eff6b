using Tocsin.Json;

namespace Tocsin.Logs.Filters;

/// <summary><c>{ $.eventName = "SERVICE_*" &amp;&amp; $.attempts > 1 }</c>: a line that is JSON and of which the test is true.</summary>
internal sealed record SelectorFilter(SelectorTest Test) : FilterPattern
{
    public override bool Matches(string message) => JsonParser.Parse(message) is { } json && Test.IsTrue(json);
}
