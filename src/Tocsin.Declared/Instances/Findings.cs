using System.Globalization;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Instances;

/// <summary>Collects findings, and the texts they are about: each once, and no more than <see cref="Limits.Findings"/>.</summary>
public sealed class Findings
{
    /// <summary>Told one by one, what is left out for one cause; more of them are one finding.</summary>
    private const int MostAlike = 10;

    private readonly List<Finding> list = [];
    private readonly Dictionary<(string Why, bool CouldCarry, bool IsBehindRule, string How), LeftOutAlike> leftOut = [];
    private readonly HashSet<Finding> seen = [];
    private readonly HashSet<(SourceText, int)> wrongReferences = [];

    /// <summary>As they came; what is left out for one cause many times is one, where the first of it stands.</summary>
    public ValueList<Finding> All
    {
        get
        {
            var many = leftOut.Values.Where(l => l.Count > MostAlike && l.Told.Count > 0).ToDictionary(l => l.Told[0]);
            var again = many.Values.SelectMany(l => l.Told.Skip(1)).ToHashSet();
            return Enumerable.Range(0, list.Count).Where(i => !again.Contains(i))
                .Select(i => many.TryGetValue(i, out var alike) ? alike.AsOne() : list[i]).ToValueList();
        }
    }

    /// <summary>The texts that were read, for what their comments say.</summary>
    public List<SourceText> Sources { get; } = [];

    /// <summary>Whether what is added is still kept; when not, nothing need be worked out for a message.</summary>
    public bool IsFull => list.Count >= Limits.Findings;

    public void Add(Finding finding)
    {
        if (IsFull || !seen.Add(finding) || IsToldAlready(finding))
        {
            return;
        }
        list.Add(finding);
        if (finding is { Code: FindingCode.InvalidReference, Where: { } where })
        {
            wrongReferences.Add((where.Source, where.Start));
        }
    }

    /// <summary>
    /// A reference to what is not declared is wrong wherever it stands; that the expression around it has no value then is no news.
    /// </summary>
    private bool IsToldAlready(Finding finding) =>
        finding is { Code: FindingCode.InvalidExpression, Where: { } where } && wrongReferences.Contains((where.Source, where.Start));

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    public void Error(string code, Span? where, string message, string? write = null) =>
        Add(new Finding(code, Severity.Error, where, message, write));

    public void Warning(string code, Span? where, string message, string? write = null) =>
        Add(new Finding(code, Severity.Warning, where, message, write));

    /// <summary>Says that something was not read, and, where silence without it proves nothing, how to allow for that.</summary>
    /// <remarks>One error on which thousands of resources depend is one finding with their count.</remarks>
    /// <param name="how">What was done with it, a verb: it was not read, it is left out.</param>
    public void LeftOut(Unmodelled left, string how = "was not read")
    {
        var key = (left.Why, left.CouldCarryTheAlarm, left.From is not null, how);
        if (!leftOut.TryGetValue(key, out var alike))
        {
            leftOut[key] = alike = new LeftOutAlike(left, how);
        }
        alike.Count++;
        if (alike.Count > MostAlike)
        {
            return;
        }
        int before = list.Count;
        Tell(left, how);
        if (list.Count > before)
        {
            alike.Told.Add(before);
        }
    }

    private void Tell(Unmodelled left, string how)
    {
        string said = $"{left.Address} {how}: {left.Why}.";
        if (left.CouldCarryTheAlarm)
        {
            Warning(
                FindingCode.CouldCarryTheAlarm, left.Where,
                left.From is null
                    ? $"{said} It may carry the alarm, so silence without it proves nothing."
                    : $"{said} It may carry the alarm on from a rule, so silence behind one proves nothing.",
                $"--allow-unknown '{left.Address}=REASON' accepts it");
        }
        else
        {
            Warning(FindingCode.ConstructNotRead, left.Where, said);
        }
    }

    public void Note(string code, Span? where, string message, string? write = null) =>
        Add(new Finding(code, Severity.Note, where, message, write));

    /// <summary>What is left out for one cause.</summary>
    private sealed class LeftOutAlike(Unmodelled first, string how)
    {
        public int Count { get; set; }

        /// <summary>Where the findings stand in the list, of those that are told.</summary>
        public List<int> Told { get; } = [];

        public Finding AsOne()
        {
            string were = how.StartsWith("is ", StringComparison.Ordinal) ? $"are {how[3..]}" : $"were {how[4..]}";
            string why = first.Why.Replace("it depends ", "they depend ", StringComparison.Ordinal);
            string said = string.Create(CultureInfo.InvariantCulture, $"{first.Address} and {Count - 1:N0} more {were}: {why}.");
            return first.CouldCarryTheAlarm
                ? new Finding(
                    FindingCode.CouldCarryTheAlarm, Severity.Warning, first.Where,
                    first.From is null
                        ? $"{said} They may carry the alarm, so silence without them proves nothing."
                        : $"{said} They may carry the alarm on from a rule, so silence behind one proves nothing.",
                    $"--allow-unknown '{first.Address}=REASON' accepts one of them")
                : new Finding(FindingCode.ConstructNotRead, Severity.Warning, first.Where, said);
        }
    }
}
