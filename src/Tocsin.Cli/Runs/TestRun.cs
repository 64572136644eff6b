using Tocsin.Chatbot;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Resources;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>One run over a user's files: read, send, tell, judge.</summary>
internal sealed class TestRun
{
    /// <summary>What is sent where no tests are written, after the failed deployment: whether these ring is the user's affair.</summary>
    private static readonly string[] Others = ["ecs.deployment-in-progress", "ecs.deployment-rolling-back", "ecs.deployment-completed"];

    private readonly FilesUnderTest files;
    private readonly Suite? suite;
    private readonly Reading plain;
    private readonly IReadOnlySet<string> accepted;
    private readonly List<Finding> findings = [];

    public TestRun(RunRequest request)
    {
        files = new FilesUnderTest(request);
        suite = files.ReadSuite(findings);
        plain = files.Read(suite?.Assume, Mutation.None);
        Profile = request.Profile ?? (ChatbotProfiles.TryParse(suite?.Assume.Profile, out var profile) ? profile : ChatbotProfile.Current);
        accepted = request.AllowUnknown.Keys.ToHashSet();
        findings.AddRange(plain.Findings);
    }

    public ChatbotProfile Profile { get; }

    /// <summary>Sends what <c>tocsin.yaml</c> says, or the built-in events, and judges.</summary>
    public Report Test() => CannotBeRead ? Reported([]) : Reported((suite is { Tests.Count: > 0 } ? suite.Tests.Select(Judged) : BuiltIn()).ToValueList());

    /// <summary>Sends one thing and judges nothing.</summary>
    public Report Explain(Func<Stimuli, Stimulus> make) => CannotBeRead ? Reported([]) : Reported([Unjudged(Facts(plain, Mutation.None, make))]);

    /// <summary>Nothing is expected, so only what stops a message counts as wrong.</summary>
    private static EventReport Unjudged(EventReport facts) => facts with { Passed = facts.Reason is null || facts.Outcome == EventOutcome.Quiet };

    /// <summary>Nothing can be said about files that cannot be read.</summary>
    private bool CannotBeRead => findings.Any(Unreadable.Means);

    private IEnumerable<EventReport> BuiltIn()
    {
        yield return FailedDeployment();
        foreach (string name in Others)
        {
            yield return Judgement.OfOther(Facts(plain, Mutation.None, s => s.ByName(name)));
        }
        foreach (var service in plain.Estate.Ecs.Services.Where(s => !s.Configuration.DetectsFailure))
        {
            yield return NeverNoticed(service);
        }
    }

    private EventReport FailedDeployment()
    {
        var stimulus = StimuliOf(plain).ByName(Stimuli.DeploymentFailed);
        var sent = JsonParser.Parse(((EventContent)stimulus.Sendings[0].Envelope.Content).Event.ToString())!;
        var facts = Facts(plain, Mutation.None, s => s.ByName(Stimuli.DeploymentFailed));
        var judged = Judgement.OfFailedDeployment(facts, sent);
        return Doubted(plain.Estate.Ecs.Services.Count == 0 ? MadeUp.Doubt(judged) : judged, plain);
    }

    /// <summary>A service whose failed deployments raise no event: its failure is played through and shown to ring nowhere.</summary>
    private EventReport NeverNoticed(Service service)
    {
        var stimulus = StimuliOf(plain).CrashOnStart(service);
        var facts = Facts(plain, Mutation.None, s => s.CrashOnStart(service));
        return facts with { Reason = stimulus.Silence?.Reason ?? facts.Reason, Passed = facts.Outcome == EventOutcome.Delivered };
    }

    private EventReport Judged(SuiteTest test)
    {
        var reading = test.Mutation.IsEmpty ? plain : files.Read(suite!.Assume, test.Mutation);
        try
        {
            return Doubted(Judgement.By(test, Facts(reading, test.Mutation, s => s.Of(test.Sent, files))), reading);
        }
        catch (CannotSendException e)
        {
            return new EventReport(test.Name, test.Name, EventOutcome.Undetermined, null, false, [], [], Findings: [YamlTree.Wrong(test.Where, e.Message)]);
        }
    }

    private EventReport Facts(Reading reading, Mutation patch, Func<Stimuli, Stimulus> make)
    {
        var facts = Tell(reading, make);
        return OtherAccounts.Doubt(facts, reading, account => Tell(files.Read(suite?.Assume, patch, account), make));
    }

    private EventReport Tell(Reading reading, Func<Stimuli, Stimulus> make)
    {
        var stimulus = make(StimuliOf(reading));
        var description = Describe(reading);
        var facts = description.Of(stimulus, new Simulation(reading.Estate, Profile).Run(stimulus));
        var notes = stimulus.Silence is { } silence ? stimulus.Notes.Add(silence.Note) : stimulus.Notes;
        return facts with { Findings = notes.Select(description.Of).ToValueList() };
    }

    /// <summary>Silence proves nothing while something that was not read could carry the alarm; the reading has said so at its place.</summary>
    private EventReport Doubted(EventReport judged, Reading reading)
    {
        bool silent = !judged.Passed && judged.Outcome is (EventOutcome.Quiet or EventOutcome.Stopped);
        return silent && reading.Unmodelled.Any(u => u.CouldCarryTheAlarm && !accepted.Contains(u.Address))
            ? judged with { Outcome = EventOutcome.Undetermined, Reason = Reasons.Undetermined }
            : judged;
    }

    private Report Reported(ValueList<EventReport> reports)
    {
        var events = reports.Select(e => e with { Findings = e.Findings.Select(f => Description.Told(plain.Wording, f)).ToValueList() }).ToValueList();
        findings.AddRange(StandingNotes.Of(plain));
        findings.AddRange(events.SelectMany(e => e.Problems));
        return new Report(Profile.Name(), plain.Assumed, plain.Resources, events, findings.Distinct().ToValueList());
    }

    private Stimuli StimuliOf(Reading reading) => new(reading.Estate, reading.ResourceAddresses.GroupBy(a => a.Value).ToDictionary(g => g.Key, g => g.First().Key));

    private Description Describe(Reading reading) => new(reading.Estate, reading.Locate, accepted, reading.Wording);
}
