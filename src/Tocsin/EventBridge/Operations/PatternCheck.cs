using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>Holds a pattern against the pattern language, as PutRule and TestEventPattern do.</summary>
internal static class PatternCheck
{
    /// <summary>The refusal, or null. A pattern that is not known offline is not refused.</summary>
    public static AwsError? Refuse(string pattern) => EventPattern.Parse(pattern).Match(
        _ => null,
        error => Unknown.In(pattern) ? null
            : error.InternalFailure ? new AwsError("InternalFailure", error.Message, 500, "EventPattern")
            : new AwsError("InvalidEventPatternException", $"Event pattern is not valid. Reason: {error.Message}", Member: "EventPattern", Offset: error.Offset));
}
