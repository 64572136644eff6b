using Tocsin.Chatbot;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Resources;
using Tocsin.Flow;
using Tocsin.Scenarios;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>
/// What a test names, and what there is. A name that is not there would make the test green for nothing or leave it open for ever, so it is
/// an error of the file, at its place, before anything is sent.
/// </summary>
/// <param name="stimuli">Makes what is sent, over the declarations that the test is about.</param>
internal sealed class SuiteCheck(FoundSuite suite, Stimuli stimuli)
{
    /// <param name="reading">The declarations, with what the test changes in them.</param>
    public IEnumerable<Finding> Of(SuiteTest test, Reading reading) =>
        [.. Patches(test, reading), .. SentProblems(test.Sent), .. ReasonProblems(test.Expect)];

    /// <summary>What the reading says of the patch stands at the patch.</summary>
    private static IEnumerable<Finding> Patches(SuiteTest test, Reading reading) => test.Mutation.IsEmpty
        ? []
        : reading.Findings
            .Where(
                f => f.Where is { } where && where.Source == test.Where.Source && f.Code is FindingCode.InvalidReference
                    or FindingCode.InvalidArgument)
            .Select(f => YamlTree.Wrong(f.Where!.Value, f.Message, f.Write));

    private IEnumerable<Finding> SentProblems(Sent sent) => sent switch
    {
        Sent.Nothing => [],
        Sent.BuiltIn { Bus: not null } builtIn => OnBus(builtIn, builtIn with { Bus = null }),
        Sent.EventFile { Bus: not null } file => OnBus(file, file with { Bus = null }),
        Sent.BuiltIn { Name: var name } builtIn when BuiltInMessages.Find(name) is not null =>
            builtIn.With.Select(p => YamlTree.Wrong(p.Where, $"{name} is a message and has no parameters", "no with")),
        Sent.BuiltIn builtIn => Parameters(builtIn),
        Sent.EventFile file => Problem(sent, file.Where),
        Sent.Publish publish => Problem(sent, publish.Where),
        _ => throw new InvalidOperationException(sent.ToString()),
    };

    private IEnumerable<Finding> OnBus(Sent sent, Sent elsewhere) =>
        SentProblems(elsewhere).ToList() is { Count: > 0 } problems ? problems : Problem(sent, sent.BusWhere!.Value);

    /// <summary>Each parameter by itself, so that each is told at its place; then what is wrong with all of them together.</summary>
    private IEnumerable<Finding> Parameters(Sent.BuiltIn sent)
    {
        if (!EventReference.TryParse(sent.Name, out var parsed, out _))
        {
            return Problem(sent with { With = [] }, sent.Where);
        }
        var unknown = sent.With.Select(p => (p.Where, Problem: EventReference.Problem(parsed.Name, [p.Key])))
            .Where(p => p.Problem is not null).Select(p => YamlTree.Wrong(p.Where, p.Problem!)).ToList();
        if (unknown.Count > 0 || !Problem(sent, sent.Where).Any())
        {
            return unknown;
        }
        var single = sent.With.SelectMany(p => Problem(sent with { With = [p] }, p.ValueWhere)).ToList();
        return single.Count > 0 ? single : Problem(sent, sent.Where);
    }

    private IEnumerable<Finding> Problem(Sent sent, Span where)
    {
        try
        {
            _ = stimuli.Of(sent, path => SuiteFiles.ReadBeside(suite, path));
            return [];
        }
        catch (CannotSendException e)
        {
            return [YamlTree.Wrong(where, e.Message)];
        }
    }

    private static IEnumerable<Finding> ReasonProblems(Expectation expect) => expect.Reason is { } reason && !Reasons.IsKnown(reason)
        ? [YamlTree.Wrong(expect.ReasonWhere!.Value, $"there is no reason '{reason}'", Reasons.All.Select(r => r.Code)
            .MinBy(known => EditDistance.Between(reason, known)))]
        : [];
}
