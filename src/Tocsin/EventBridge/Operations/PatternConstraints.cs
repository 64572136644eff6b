using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>Holds a pattern against the pattern language, as PutRule and TestEventPattern do.</summary>
internal static class PatternConstraints
{
    /// <summary>The refusal, or null. A pattern that is not known offline is not refused.</summary>
    public static AwsError? Refuse(string pattern) => EventPattern.Parse(pattern).Match(
        _ => null,
        error => Unknown.In(pattern) ? null
            : error.InternalFailure ? new AwsError("InternalFailure", error.Message, 500, "EventPattern")
            : Errors.InvalidEventPatternException.With(
                $"Event pattern is not valid. Reason: "
                    + $"{error.Message}", "EventPattern", cause: CauseOf(error)) with { Offset = error.Offset });

    private static Cause? CauseOf(PatternError error) => error.Fault switch
    {
        PatternFault.NoList => new Cause.NoList(error.Field!),
        PatternFault.EmptyList => new Cause.EmptyList(),
        PatternFault.EncodedTwice => new Cause.EncodedTwice(),
        PatternFault.EmptyObject => new Cause.EmptyObject(error.Field),
        PatternFault.TestInAnythingBut => new Cause.TestInAnythingBut(),
        PatternFault.UnknownMatchType => new Cause.UnknownMatchType(),
        _ => null,
    };
}
