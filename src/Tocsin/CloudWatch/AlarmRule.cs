namespace Tocsin.CloudWatch;

/// <summary>The rule of a composite alarm: here, only which alarms it names.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html</remarks>
internal static class AlarmRule
{
    private static readonly string[] Functions = ["ALARM", "OK", "INSUFFICIENT_DATA"];

    /// <summary>Names or ARNs: what stands in the parentheses behind a state, in quotes or not.</summary>
    public static IEnumerable<string> Named(string rule)
    {
        for (int at = 0; at < rule.Length; at++)
        {
            int open = rule.IndexOf('(', at);
            if (open < 0)
            {
                yield break;
            }
            int close = rule.IndexOf(')', open);
            string before = rule[at..open].TrimEnd();
            if (close > 0 && Functions.Any(f => before.EndsWith(f, StringComparison.Ordinal)))
            {
                yield return rule[(open + 1)..close].Trim().Trim('"', '\'');
                open = close;
            }
            at = open;
        }
    }

    public static bool Names(Alarm composite, Alarm other) =>
        composite.Composite?.AlarmRule is { } rule && Named(rule).Any(n => n == other.Name || n == other.Arn.ToString());
}
