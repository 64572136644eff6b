using Tocsin.Chatbot;
using Tocsin.Cli.Suites;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>One run over a user's files: read, send, tell, judge.</summary>
internal sealed class TestRun
{
    /// <summary>What is sent where no tests are written, after the failed deployment: whether these ring is the user's affair.</summary>
    private static readonly string[] Others = ["ecs.deployment-in-progress", "ecs.deployment-rolling-back", "ecs.deployment-completed"];

    /// <summary>Services whose silent failure is played through; of the others the coverage tells.</summary>
    private const int PlayedThrough = 3;

    private readonly RunRequest request;
    private readonly FilesUnderTest files;
    private readonly ValueList<FoundSuite> suites;
    private readonly Assumptions assume;
    private readonly Reading plain;
    private readonly Accepting accepting;
    private readonly DateOnly today;
    private readonly Ignoring ignoring;
    private readonly Selecting selecting;
    private readonly TextExpectation? filter;
    private readonly string? by;
    private readonly Circumstances around;
    private readonly List<Finding> findings = [];

    public TestRun(RunRequest request)
    {
        this.request = request;
        files = new FilesUnderTest(request);
        today = DateOnly.FromDateTime(request.Clock.GetUtcNow().UtcDateTime);
        (filter, by) = (request.Filter, request.CoverageBy);
        suites = SuiteFiles.Read(request, findings);
        suites = filter is null ? suites : Filtered(suites, filter);
        assume = FoundSuite.Assumed(suites, findings);
        around = new Circumstances(assume.Organization, request.Clock.GetUtcNow());
        plain = files.Read(assume, Mutation.None);
        Profile = request.Profile ?? (ChatbotProfiles.TryParse(assume.Profile, out var profile) ? profile : ChatbotProfile.Current);
        accepting = new Accepting(
            [.. request.AllowUnknown.Select(a => new AcceptedUntil(a, null)), .. suites.SelectMany(s => s.Suite.Accepted)], today, plain);
        findings.AddRange(plain.Findings.Where(f => !accepting.Settles(f)));
        ignoring = new Ignoring(suites.SelectMany(s => s.Suite.Lint.Ignore).ToValueList(), accepting.All);
        findings.AddRange(ignoring.Misnamed(plain));
        selecting = new Selecting(suites, findings);
    }

    public ChatbotProfile Profile { get; }

    /// <summary>Sends what <c>tocsin.yaml</c> says, or the built-in events, and judges.</summary>
    public Report Test()
    {
        CheckSuites();
        var tests = suites.Where(s => s.Suite.Tests.Count > 0).Select(s => new TestFile(s.Shown, s.Suite.Tests.Count)).ToValueList();
        if (CannotBeRead)
        {
            return Reported([], () => []) with { Tests = tests };
        }
        var events = Sent();
        if (filter is not null)
        {
            // What is of no use cannot be told by some of the tests, and the services are not what was asked for.
            return selecting.Of(ignoring.Of(Reported(events, null), null, tellsUseless: false)) with { Tests = tests };
        }
        var coverage = ignoring.Excused(CoverageOf(plain));
        CheckAccepted();
        findings.AddRange(Demands.Findings(suites.SelectMany(s => s.Suite.Services), coverage));
        // Where none rings and no test says otherwise, the failed deployment has said so.
        if (coverage.Any(s => s.Rings) || events.All(e => e.Passed))
        {
            findings.AddRange(CoverageRun.Findings(coverage));
        }
        return selecting.Of(ignoring.Of(Reported(events, () => []), coverage)) with
        {
            Coverage = coverage, CoverageBy = by, Tests = tests,
        };
    }

    /// <summary>Sends one thing and judges nothing.</summary>
    public Report Explain(Func<Stimuli, Stimulus> make) =>
        Ignoring.Bared(Reported(CannotBeRead ? [] : [Unjudged(Facts(plain, Mutation.None, make))], null));

    /// <summary>Sends nothing: what can be said of the files alone.</summary>
    public Report Lint()
    {
        CheckSuites();
        CheckAccepted();
        var report = selecting.Of(ignoring.Of(Reported([], () => CannotBeRead ? [] : Sent().SelectMany(Suppressing.FindingsOf)), null));
        return report with { Findings = report.Findings.Where(request.IsTold).ToValueList() };
    }

    private ValueList<EventReport> Sent() =>
        (suites.Any(s => s.Suite.Tests.Count > 0) ? suites.SelectMany(s => s.Suite.Tests.Select(t => Judged(s, t)))
            : filter is null ? BuiltIn() : Chosen(BuiltIn().ToList(), e => e.Name, filter)).ToValueList();

    /// <summary>The tests whose name holds it; where there are tests, only those.</summary>
    private static ValueList<FoundSuite> Filtered(ValueList<FoundSuite> suites, TextExpectation filter)
    {
        var tests = suites.SelectMany(s => s.Suite.Tests).ToList();
        var chosen = tests.Count == 0 ? [] : Chosen(tests, t => t.Name, filter);
        Suite Left(Suite suite) => suite with { Tests = suite.Tests.Where(chosen.Contains).ToValueList() };
        return suites.Select(s => s with { Suite = Left(s.Suite) }).ToValueList();
    }

    private static List<T> Chosen<T>(List<T> all, Func<T, string> name, TextExpectation filter)
    {
        var chosen = all.FindAll(t => filter.IsIn(name(t)));
        string? nearest = all.Select(name).MinBy(n => EditDistance.Between(n, filter.Written));
        return chosen.Count > 0 ? chosen
            : throw new CannotSendException($"--filter {filter.Written}: no test has that in its name; the nearest is '{nearest}'");
    }

    /// <summary>
    /// What the tests name is there, or all that is not is told with what else is wrong with their files, in the order of the lines. Where
    /// the declarations cannot be read nobody knows what is there.
    /// </summary>
    private void CheckSuites()
    {
        if (plain.Findings.Any(Unreadable.Means))
        {
            return;
        }
        foreach (var suite in suites)
        {
            findings.AddRange(suite.Suite.Tests.SelectMany(t => Check(suite, t)));
        }
        var files = suites.Select(s => s.Suite.Where.Source.Path).ToList();
        var told = findings.Where(f => f.Code == FindingCode.InvalidSuite)
            .OrderBy(f => files.IndexOf(f.Where!.Value.Source.Path)).ThenBy(f => f.Where!.Value.Start).ToList();
        findings.RemoveAll(f => f.Code == FindingCode.InvalidSuite);
        findings.AddRange(told);
    }

    /// <summary>
    /// What is accepted and met by nothing that was sent may be met by what is sent where no tests are written; what is met by nothing at
    /// all is a slip.
    /// </summary>
    private void CheckAccepted()
    {
        if (!CannotBeRead && accepting.Open.Any())
        {
            _ = BuiltIn().ToList();
            _ = CoverageOf(plain);
        }
        if (!CannotBeRead)
        {
            findings.AddRange(accepting.Findings);
        }
    }

    private IEnumerable<Finding> Check(FoundSuite suite, SuiteTest test)
    {
        var reading = ReadingFor(test);
        return new SuiteCheck(suite, StimuliOf(reading)).Of(test, reading);
    }

    private Reading ReadingFor(SuiteTest test) => test.Mutation.IsEmpty ? plain : files.Read(assume, test.Mutation);

    /// <summary>Nothing is expected, so only what stops a message counts as wrong.</summary>
    private static EventReport Unjudged(EventReport facts) =>
        facts with { Passed = facts.Reason is null || facts.Outcome == EventOutcome.Quiet };

    /// <summary>Nothing can be said about files that cannot be read.</summary>
    private bool CannotBeRead => findings.Any(Unreadable.Means);

    private IEnumerable<EventReport> BuiltIn()
    {
        yield return FailedDeployment();
        foreach (string name in Others)
        {
            yield return BuiltInExpectations.OfOther(Facts(plain, Mutation.None, s => s.ByName(name)));
        }
        foreach (var service in plain.Estate.Ecs.Services.Where(IsSilent).Take(PlayedThrough))
        {
            yield return NeverNoticed(service);
        }
    }

    /// <summary>Its failed deployments raise no event, and nobody has excused that.</summary>
    private bool IsSilent(Service service) => Silence.Declared(service) is { IsUncertain: false } silence
        && ignoring.ReasonFor(silence.Note.Code, plain.Locate(new Place(service.Arn.ToString()))?.Address) is null;

    private EventReport FailedDeployment()
    {
        bool isMadeUp = plain.Estate.Ecs.Services.Count == 0;
        var judged = FailedDeployment([]);
        judged = isMadeUp && NamedService.In(judged) is { } named ? FailedDeployment(named) : judged;
        return Doubts.OfJudgement(FactsOf(judged, plain) with { IsMadeUp = isMadeUp });
    }

    /// <param name="about">Whose deployment it is, where that is not left to the declarations.</param>
    private EventReport FailedDeployment(IEnumerable<KeyValuePair<string, string>> about)
    {
        Stimulus Make(Stimuli stimuli) => stimuli.ByName(Stimuli.DeploymentFailed, about);
        return BuiltInExpectations.OfFailedDeployment(
            Facts(plain, Mutation.None, Make), Make(StimuliOf(plain)), Teller(plain), plain.Language);
    }

    private ValueList<ServiceCoverage> CoverageOf(Reading reading)
    {
        var tell = Teller(reading);
        var services = new CoverageRun(
            reading.Estate, reading.Unmodelled, reading.Locate, Describe(reading), StimuliOf(reading),
            failure => Doubts.OfJudgement(
                FactsOf(BuiltInExpectations.OfFailedDeployment(tell(failure), failure, tell, reading.Language), reading))).Services;
        accepting.Meet(services);
        return services;
    }

    /// <summary>Sends what has no notes of its own, and tells the facts.</summary>
    private Func<Stimulus, EventReport> Teller(Reading reading)
    {
        var simulation = new Simulation(reading.Estate, Profile, around);
        var description = Describe(reading);
        return stimulus =>
        {
            var facts = description.Of(stimulus, simulation.Run(stimulus.Sendings));
            accepting.Meet(facts);
            return facts;
        };
    }

    /// <summary>A service whose failed deployments raise no event: its failure is played through and shown to ring nowhere.</summary>
    private EventReport NeverNoticed(Service service)
    {
        var stimulus = StimuliOf(plain).CrashOnStart(service);
        var facts = Facts(plain, Mutation.None, s => s.CrashOnStart(service));
        // What other rules catch meanwhile is not the alarm.
        return facts with { Reason = stimulus.Silence?.Reason ?? facts.Reason, Passed = false };
    }

    private EventReport Judged(FoundSuite suite, SuiteTest test)
    {
        var reading = ReadingFor(test);
        var facts = Facts(reading, test.Mutation, s => s.Of(test.Sent, path => SuiteFiles.ReadBeside(suite, path)));
        var judged = FactsOf(Judgement.By(test, facts), reading) with { MayRing = test.Expect.IsOfArrival };
        return Doubts.OfJudgement(judged) with { Where = test.Where };
    }

    private EventReport Facts(Reading reading, Mutation patch, Func<Stimuli, Stimulus> make)
    {
        var facts = Tell(reading, make);
        return Doubts.OfFacts(FactsOf(facts, reading) with { AsIfIn = account => Tell(files.Read(assume, patch, account), make) });
    }

    private EventReport Tell(Reading reading, Func<Stimuli, Stimulus> make)
    {
        var stimulus = make(StimuliOf(reading));
        var description = Describe(reading);
        var facts = description.Of(stimulus, new Simulation(reading.Estate, Profile, around).Run(stimulus.Sendings));
        accepting.Meet(facts);
        var notes = stimulus.Silence is { } silence ? stimulus.Notes.Add(silence.Note) : stimulus.Notes;
        return facts with { Findings = [.. notes.Select(description.Of), .. facts.Findings] };
    }

    private Facts FactsOf(EventReport report, Reading reading) => new(report, reading.Estate, reading.Assumed, Describe(reading).Of)
    {
        Unmodelled = reading.Unmodelled, LiteralAccounts = reading.LiteralAccounts, Accepted = accepting.All,
    };

    /// <param name="elsewhere">What other commands would find, for suppressions that have nothing to suppress here.</param>
    private Report Reported(ValueList<EventReport> events, Func<IEnumerable<Finding>>? elsewhere)
    {
        var standing = CannotBeRead
            ? [] : new StandingNotes(Profile, around, accepting.All, account => files.Read(assume, Mutation.None, account)).Of(plain);
        findings.AddRange(standing.Where(f => !IsJudged(f, events)));
        events = events.Select(e => e with
        {
            Findings =
            [
                .. RefusalsBehind(e),
                .. e.Findings.Select(f => Description.Told(plain.Language.For(f.Where?.Source), ByPattern(f, standing))),
            ],
        }).ToValueList();
        findings.AddRange(events.SelectMany(e => e.Problems));
        var report = new Report(Profile.Name(), plain.Assumed, plain.Resources, events, findings.Distinct().ToValueList());
        return new Suppressing(plain.Suppressions, today).Of(report, elsewhere is null ? null : () => standing.Concat(elsewhere()));
    }

    /// <summary>What AWS refuses, where that nobody hears the topic comes of it.</summary>
    private IEnumerable<Finding> RefusalsBehind(EventReport told) =>
        told.Outcome == EventOutcome.Undetermined ? []
            : findings.Where(f => f.Code == FindingCode.ConfigurationRefused
                && told.Problems.Any(p => p.Code == FindingCode.NotSubscribed && p.Where == f.Where)).ToList();

    /// <summary>
    /// What an event of the run tells is not told again. An error that a test expects is one in the declarations all the same.
    /// </summary>
    private static bool IsJudged(Finding standing, ValueList<EventReport> events) =>
        events.SelectMany(e => e.Problems).Any(f => f.Where is not null && f.Where == standing.Where && IsSame(f.Code, standing.Code));

    /// <summary>An event shows that a pattern is wrong; what is wrong with it, and can be put right, the pattern alone tells.</summary>
    private Finding ByPattern(Finding inEvent, ValueList<Finding> standing) =>
        standing.FirstOrDefault(s => s.Where is not null && s.Where == inEvent.Where && IsSame(inEvent.Code, s.Code)) is not { } said
            ? inEvent
            : inEvent with
            {
                // Who suppresses it by the code of the event, means it.
                Code = plain.Suppressions.Any(s => s.Covers(inEvent)) ? inEvent.Code : said.Code,
                Write = inEvent.Write ?? said.Write,
                Fix = inEvent.Fix.Count > 0 ? inEvent.Fix : said.Fix,
            };

    /// <summary>That no rule matches is seen in an event, and its cause in the pattern.</summary>
    private static bool IsSame(string inEvent, string standing) =>
        inEvent == standing || (inEvent == FindingCode.PatternNeverMatches
            && standing is FindingCode.PatternMatchesNothing or FindingCode.PatternValueNeverSent);

    private Stimuli StimuliOf(Reading reading) =>
        new(reading.Estate, reading.ResourceAddresses.GroupBy(a => a.Value).ToDictionary(g => g.Key, g => g.First().Key));

    private Description Describe(Reading reading) =>
        new(reading.Estate, reading.Locate, accepting.All, UnknownNames.IsProgram, reading.Language);
}
