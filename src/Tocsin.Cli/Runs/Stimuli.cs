using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Cli.Suites;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Scenarios;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Makes what is sent: a built-in event about a declared service, a scenario on it, an event from a file, a publication.</summary>
/// <param name="addresses">Declared addresses by ARN, so that a service or topic may be named by its address.</param>
internal sealed class Stimuli(Estate estate, IReadOnlyDictionary<string, string> addresses)
{
    /// <summary>The failure that this program exists for.</summary>
    public const string DeploymentFailed = "ecs.deployment-failed";

    /// <summary>A built-in event, scenario or message by name, <c>NAME[key=value,...]</c>.</summary>
    /// <param name="with">More parameters; they go before those in the brackets.</param>
    /// <exception cref="CannotSendException">There is no such thing, or a parameter is wrong.</exception>
    public Stimulus ByName(string reference, params IEnumerable<KeyValuePair<string, string>> with)
    {
        if (BuiltInMessages.Find(reference) is { } message)
        {
            return ToEveryTopic(message);
        }
        if (!EventReference.TryParse(reference, out var parsed, out string error))
        {
            string name = reference.Split('[')[0].Trim();
            throw new CannotSendException(
                IsKnown(name) ? error : $"there is no event, scenario or message '{name}'; did you mean "
                    + $"{Known.MinBy(k => EditDistance.Between(name, k))}?");
        }
        var parameters = new Dictionary<string, string>(parsed.Values);
        foreach (var (key, value) in with)
        {
            parameters[key] = value;
        }
        var service = ServiceFor(parameters);
        return BuiltInScenarios.Find(parsed.Name) is { } scenario
            ? Scenario(scenario, parameters, service)
            : Event(parsed.Name, parameters, service);
    }

    private static IEnumerable<string> Known =>
        [.. BuiltInEvents.All.Select(e => e.Name), .. BuiltInScenarios.All.Select(s => s.Name), .. BuiltInMessages.All.Select(m => m.Name)];

    private static bool IsKnown(string name) => BuiltInEvents.Find(name) is not null || BuiltInScenarios.Find(name) is not null;

    /// <param name="readBeside">Reads a file that a test names.</param>
    public Stimulus Of(Sent sent, Func<string, string> readBeside) => sent switch
    {
        Sent.BuiltIn builtIn =>
            To(builtIn.Bus, ByName(builtIn.Name, builtIn.With.AsEnumerable().Select(p => KeyValuePair.Create(p.Key, p.Value)))),
        Sent.EventFile file => To(file.Bus, FromJson(file.Path, readBeside(file.Path))),
        Sent.Publish publish => Publish(publish.Topic, publish.Message, publish.Subject),
        _ => throw new InvalidOperationException(sent.ToString()),
    };

    /// <summary>A declared service whose new tasks all exit at once.</summary>
    public Stimulus CrashOnStart(Service service)
    {
        var scenario = BuiltInScenarios.Find("ecs.crash-on-start")!;
        return Run(
            $"{scenario.Name} {addresses.GetValueOrDefault(service.Arn.ToString(), service.Name)}", scenario,
            Options(service.Arn, new Dictionary<string, string>()));
    }

    /// <summary>The failed deployment of one declared service.</summary>
    public Stimulus FailureOf(Service service) => Event(DeploymentFailed, new Dictionary<string, string>(), service);

    /// <param name="name">What the event is called in the report.</param>
    public Stimulus FromJson(string name, string json)
    {
        if (!EventBytes.TryCreate(json, out var bytes, out var problem))
        {
            var (line, column) = new SourceText(name, json).PositionOf(problem.Offset);
            throw new CannotSendException($"{name}:{line}:{column}: not an event: {problem.Message}");
        }
        var body = JsonParser.Parse(json)!;
        string region = body.Member("region")?.AsText() ?? estate.Region;
        string account = body.Member("account")?.AsText() ?? estate.Account.ToString();
        var envelope = new Envelope(
            Address.Of(Bus(region, account)), new EventContent(bytes), new Origin(body.Member("id")?.AsText() ?? name));
        return new Stimulus(name, [new Sending(BuiltInEvents.DefaultTime, envelope)]);
    }

    /// <summary>As if somebody sent it on to that bus: what happens before is not asked.</summary>
    private Stimulus To(string? bus, Stimulus stimulus)
    {
        if (bus is null)
        {
            return stimulus;
        }
        var named = estate.Events.Buses.Where(b => b.Name == bus || addresses.GetValueOrDefault(b.Arn.ToString()) == bus)
            .Select(b => b.Arn.ToString()).ToList();
        string arn = Names.IsBus(bus) ? bus
            : named is [var only] ? only
            : named.Count > 1 ? throw new CannotSendException($"'{bus}' names {named.Count} buses: give the ARN")
            : bus == EventBus.Default ? Bus(estate.Region, estate.Account.ToString())
            : throw new CannotSendException(
                $"there is no bus '{bus}'; declared: {string.Join(", ", estate.Events.Buses.Select(b => b.Name).DefaultIfEmpty("none"))}");
        return stimulus with
        {
            Sendings = stimulus.Sendings.Select(
                s => s.Envelope.Content is EventContent ? s with { Envelope = s.Envelope with { To = Address.Of(arn) } } : s).ToValueList(),
        };
    }

    private Stimulus Publish(string topic, string message, string? subject)
    {
        var matching = estate.Sns.Topics.Where(
            t => t.Arn.ToString() == topic || t.Arn.Resource == topic || addresses.GetValueOrDefault(t.Arn.ToString()) == topic).ToList();
        if (matching.Count != 1)
        {
            string known = string.Join(", ", estate.Sns.Topics.Select(t => t.Arn.Resource).DefaultIfEmpty("none"));
            throw new CannotSendException(
                matching.Count == 0 ? $"there is no topic '{topic}';"
                    + $" declared: {known}" : $"'{topic}' names {matching.Count} topics: give the ARN");
        }
        var builtIn = BuiltInMessages.Find(message);
        return new Stimulus($"publish {topic}", [Publication(matching[0].Arn, builtIn?.Message ?? message, subject ?? builtIn?.Subject)]);
    }

    private Stimulus ToEveryTopic(BuiltInMessage message) => estate.Sns.Topics.Any()
        ? new Stimulus(message.Name, estate.Sns.Topics.Select(t => Publication(t.Arn, message.Message, message.Subject)).ToValueList())
        : throw new CannotSendException($"{message.Name} is published to a topic, and none is declared");

    private static Sending Publication(Arn topic, string message, string? subject)
    {
        var caller = new Publisher.Caller(new Arn(topic.Partition, "iam", "", topic.Account, "user/tocsin"));
        var origin = new Origin("publish");
        var envelope = new Envelope(
            new Address.Topic(topic), new Publication(message, caller, subject), origin)
            {
                Id = Envelope.IdOf(topic.ToString(), origin, message),
            };
        return new Sending(BuiltInEvents.DefaultTime, envelope);
    }

    private Stimulus Event(string name, IReadOnlyDictionary<string, string> parameters, Service? service) =>
        BuiltInEvents.TryMake(
            name, parameters, new EventContext(AccountOf(service), RegionOf(service), service?.Arn), out var made, out string error)
            ? new Stimulus(name, [new Sending(made.Time, made.Addressed())])
            : throw new CannotSendException(error);

    /// <summary>Where ECS runs: the region of the service, else the one that all rules and topics share, else the provider's.</summary>
    private string RegionOf(Service? service)
    {
        var shared = estate.Events.Rules.Select(r => r.Arn.Region).Concat(estate.Sns.Topics.Select(t => t.Arn.Region)).Distinct().ToList();
        return service?.Arn.Region ?? (shared is [var only] ? only : estate.Region);
    }

    /// <summary>Whose events it is: the service's; of several accounts the one whose rules send to another, else the first.</summary>
    private AccountId AccountOf(Service? service)
    {
        var sending = estate.Events.Rules.Where(
            r => Names.NameOf(r.Bus) == EventBus.Default
                && r.Targets.Any(t => Arn.TryParse(t.Arn, out var to) && to.Account != r.Arn.Account));
        string? account = service?.Arn.Account ?? (sending.Select(r => r.Arn.Account).Distinct().ToList() is [var only] ? only : null);
        return AccountId.TryParse(account, out var parsed) ? parsed : estate.Account;
    }

    private Stimulus Scenario(Scenario scenario, IReadOnlyDictionary<string, string> parameters, Service? service) =>
        EventReference.Problem(scenario.Name, parameters.Keys) is { } problem
            ? throw new CannotSendException(problem)
            : Run(scenario.Name, scenario, Options(service?.Arn, parameters));

    private static Stimulus Run(string name, Scenario scenario, ScenarioOptions options)
    {
        var run = ScenarioRun.Run(scenario, options);
        return new Stimulus(
            name, run.Events.Select(e => new Sending(e.Time, e.Addressed())).ToValueList(), run.Told, run.Silence, run.Notes);
    }

    private ScenarioOptions Options(Arn? service, IReadOnlyDictionary<string, string> parameters) =>
        new ScenarioOptions(estate.Account, estate.Region, BuiltInEvents.DefaultTime, Declared: estate.Ecs, Service: service)
            .TryApply(parameters, out var options, out string error) ? options : throw new CannotSendException(error);

    /// <summary>
    /// The service an event is about: the one that is named, by name or address; else a declared one, because a rule may admit only what is
    /// declared;
    /// one whose failures raise events before one whose do not.
    /// </summary>
    private Service? ServiceFor(Dictionary<string, string> parameters)
    {
        if (!parameters.TryGetValue("service", out string? named))
        {
            return parameters.ContainsKey("cluster")
                ? null
                : estate.Ecs.Services.OrderByDescending(s => s.Configuration.DetectsFailure).FirstOrDefault();
        }
        var found = estate.Ecs.Services.FirstOrDefault(
            s => s.Name == named || s.Arn.ToString() == named || addresses.GetValueOrDefault(s.Arn.ToString()) == named);
        // A service's name is made of letters, digits, hyphens and underscores:
        // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
        if (found is null && named.AsSpan().ContainsAny('.', ':'))
        {
            string known = string.Join(
                ", ", estate.Ecs.Services.Select(s => addresses.GetValueOrDefault(s.Arn.ToString(), s.Name)).DefaultIfEmpty("none"));
            throw new CannotSendException($"there is no service '{named}'; declared: {known}");
        }
        if (found is null || parameters.ContainsKey("cluster"))
        {
            parameters["service"] = found?.Name ?? named;
            return null;
        }
        parameters.Remove("service");
        return found;
    }

    private string Bus(string region, string account) => $"arn:{new Region(region).Partition}:events:{region}:{account}:event-bus/default";
}
