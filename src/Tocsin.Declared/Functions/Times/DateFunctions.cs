using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Times;

/// <summary>Functions of time. The clock's time is the run's, given by the context: two runs of one folder answer the same.</summary>
internal static class DateFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("timestamp", [], a => Value.Of(Rfc3339.Write(a.Context.Now.ToUniversalTime()))),
        new("plantimestamp", [], a => Value.Of(Rfc3339.Write(a.Context.Now.ToUniversalTime()))),
        new("formatdate", [Str("format"), Str("time")], FormatDate),
        new("timeadd", [Str("timestamp"), Str("duration")], TimeAdd),
        new("timecmp", [Str("timestamp_a"), Str("timestamp_b")], TimeCmp),
    ];

    private const string NotTimestamp = "not a valid RFC3339 timestamp: ";

    private static Attempt FormatDate(Arguments a) =>
        !Rfc3339.TryParse(a.Text(1), out var moment, out string problem)
            ? Attempt.Fail(NotTimestamp + problem, 1)
            : DateFormat.Write(a.Text(0), moment);

    private static Attempt TimeAdd(Arguments a)
    {
        if (!Rfc3339.TryParse(a.Text(0), out var moment, out string problem))
        {
            return Attempt.Fail(NotTimestamp + problem);
        }
        if (GoDuration.Parse(a.Text(1), out problem) is not { } duration)
        {
            return Attempt.Fail(problem);
        }
        try
        {
            return Value.Of(Rfc3339.Write(moment + duration));
        }
        catch (ArgumentOutOfRangeException)
        {
            return Attempt.Fail("the result is out of range");
        }
    }

    private static Attempt TimeCmp(Arguments a)
    {
        if (!Rfc3339.TryParse(a.Text(0), out var first, out string problem))
        {
            return Attempt.Fail(NotTimestamp + problem, 0);
        }
        return Rfc3339.TryParse(a.Text(1), out var second, out problem)
            ? Value.Of(first.CompareTo(second))
            : Attempt.Fail(NotTimestamp + problem, 1);
    }
}
