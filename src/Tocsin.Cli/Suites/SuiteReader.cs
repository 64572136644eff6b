using System.Globalization;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Suites;

/// <summary>
/// Reads <c>tocsin.yaml</c>. Reports everything that is wrong with its form; what its tests name is checked where it is known what there
/// is.
/// </summary>
internal sealed class SuiteReader : YamlForm
{
    public static readonly string[] Outcomes = ["delivered", "partial", "stopped", "quiet", "undetermined", "accepted"];

    private readonly List<Finding> findings;

    private SuiteReader(List<Finding> findings)
        : base(findings) => this.findings = findings;

    /// <returns>
    /// The suite, as far as it can be read; null when it has no form at all. What is wrong is in <paramref name="findings"/>, and then it
    /// is not to be run.
    /// </returns>
    public static Suite? Read(SourceText source, List<Finding> findings)
    {
        int before = findings.Count;
        if (YamlTree.Read(source, findings) is not { } root)
        {
            if (findings.Count == before)
            {
                findings.Add(YamlTree.Wrong(new Span(source, 0, 0), "the file is empty", "version: 1"));
            }
            return null;
        }
        return new SuiteReader(findings).ReadSuite(root);
    }

    private Suite ReadSuite(YamlValue root)
    {
        Check(root, "the file", "version", "tests", "services", "assume", "lint", "allow-unknown");
        if (root["version"] is not YamlValue.Scalar { Text: "1" })
        {
            Wrong(root["version"]?.Where ?? root.Where, "the version of the format is 1", "version: 1");
        }
        var tests = Items(root["tests"], "tests").Select(ReadTest).ToValueList();
        return new Suite(tests, ReadAssumptions(root["assume"]), root.Where)
        {
            Lint = LintReader.Read(root["lint"], findings),
            Services = ServicesReader.Read(root["services"], findings),
            Accepted = Items(root["allow-unknown"], "allow-unknown").Select(ReadAccepted).OfType<AcceptedUntil>().ToValueList(),
        };
    }

    private Assumptions ReadAssumptions(YamlValue? assume)
    {
        Check(assume, "assume", "account", "region", "profile", "organization");
        var accounts = assume?["account"] is YamlValue.Mapping
            ? Entries(assume["account"], "account").Select(e => KeyValuePair.Create(e.Key.Text, AccountIn(e.Value) ?? "")).ToValueList()
                : [];
        string? account = assume?["account"] is { } one and not YamlValue.Mapping ? AccountIn(one) : null;
        if (Text(assume, "profile") is { } profile && !Chatbot.ChatbotProfiles.TryParse(profile, out _))
        {
            Wrong(assume!["profile"]!.Where, $"there is no Chatbot profile '{profile}'", "profile: current, or profile: article");
        }
        return new Assumptions(account, Text(assume, "region"), Text(assume, "profile"), accounts, OrganizationIn(assume));
    }

    private string? AccountIn(YamlValue value)
    {
        string? account = TextOf(value);
        if (account is not null && !Aws.AccountId.TryParse(account, out _))
        {
            Wrong(value.Where, $"'{account}' is no account id: those are twelve digits", "\"123456789012\"");
        }
        return account;
    }

    private string? OrganizationIn(YamlValue? assume)
    {
        string? organization = Text(assume, "organization");
        if (organization is not null
            && !(organization.StartsWith("o-", StringComparison.Ordinal) && organization.Length > 2
                && organization[2..].All(char.IsAsciiLetterOrDigit)))
        {
            Wrong(assume!["organization"]!.Where, $"'{organization}' is no organization id", "o-a1b2c3d4e5");
        }
        return organization;
    }

    private AcceptedUntil? ReadAccepted(YamlValue accepted)
    {
        Check(accepted, "an entry of allow-unknown", "address", "reason", "until");
        string? address = Required(accepted, "address"), reason = Required(accepted, "reason");
        DateOnly? until = null;
        if (Text(accepted, "until") is { } written)
        {
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                until = day;
            }
            else
            {
                Wrong(accepted["until"]!.Where, $"'{written}' is no date", "until: 2027-01-31");
            }
        }
        return address is null || reason is null
            ? null
            : new AcceptedUntil(new Acceptance(address, reason, accepted["address"]!.Where), until);
    }

    private SuiteTest ReadTest(YamlValue test)
    {
        Check(test, "a test", "name", "send", "event", "bus", "with", "publish", "patch", "expect");
        string name = Text(test, "name") ?? Text(test, "send") ?? Text(test, "event") ?? "publish";
        if (test["expect"] is null or YamlValue.Mapping { Entries.Count: 0 })
        {
            Wrong(test.Where, $"the test '{name}' expects nothing", "expect: { slack: none }");
        }
        return new SuiteTest(name, ReadSent(test, name), ReadMutation(test["patch"]), ReadExpectation(test["expect"]), test.Where);
    }

    private Sent ReadSent(YamlValue test, string name)
    {
        YamlValue?[] ways = [test["send"], test["event"], test["publish"]];
        if (ways.Count(w => w is not null) != 1)
        {
            Wrong(
                test.Where, $"the test '{name}' has {ways.Count(w => w is not null)} of send, event and publish: it needs exactly one",
                "send: ecs.deployment-failed");
            return new Sent.Nothing();
        }
        if (test["with"] is { } with && test["send"] is null)
        {
            Wrong(with.Where, "with belongs to send");
        }
        if (test["bus"] is { } stray && test["publish"] is not null)
        {
            Wrong(stray.Where, "bus belongs to send and event");
        }
        if (test["publish"] is { } publish)
        {
            Check(publish, "publish", "topic", "message", "subject");
            string? topic = Required(publish, "topic"), message = Required(publish, "message");
            return topic is null || message is null
                ? new Sent.Nothing()
                : new Sent.Publish(topic, message, Text(publish, "subject"), publish["topic"]!.Where);
        }
        if (test["event"] is { } file)
        {
            return TextOf(file) is { } path
                ? new Sent.EventFile(path, Text(test, "bus"), file.Where) { BusWhere = test["bus"]?.Where }
                : new Sent.Nothing();
        }
        var parameters = Entries(test["with"], "with")
            .Select(e => new Parameter(e.Key.Text, TextOf(e.Value) ?? "", e.Key.Where, e.Value.Where)).ToValueList();
        return TextOf(test["send"]!) is { } sent
            ? new Sent.BuiltIn(sent, parameters, Text(test, "bus"), test["send"]!.Where) { BusWhere = test["bus"]?.Where }
            : new Sent.Nothing();
    }

    private Mutation ReadMutation(YamlValue? patch)
    {
        Check(patch, "patch", "remove", "set");
        if (patch is YamlValue.Mapping changes
            && changes.Entries.All(e => e.Value is YamlValue.Mapping { Entries.Count: 0 } or YamlValue.Sequence { Items.Count: 0 }))
        {
            Wrong(patch.Where, "the patch changes nothing", "patch: { remove: ADDRESS }, or no patch");
        }
        var removals = patch?["remove"] is YamlValue.Scalar one ? [one] : Items(patch?["remove"], "remove");
        return new Mutation(
            removals.Select(r => TextOf(r) is { } address ? new Removal(address, r.Where) : null).OfType<Removal>().ToValueList(),
            Entries(patch?["set"], "set").Select(e => new Setting(e.Key.Text, e.Value, e.Key.Where)).ToValueList());
    }

    private Expectation ReadExpectation(YamlValue? expect)
    {
        Check(expect, "expect", "slack", "reason", "outcome");
        string? outcome = Text(expect, "outcome");
        if (outcome is not null && !Outcomes.Contains(outcome))
        {
            Wrong(expect!["outcome"]!.Where, $"'{outcome}' is no outcome", string.Join(" | ", Outcomes));
        }
        ValueList<ExpectedMessage>? slack = expect?["slack"] switch
        {
            null => null,
            YamlValue.Scalar { Text: "none" } => [],
            var list => Items(list, "slack").Select(ReadMessage).ToValueList(),
        };
        return new Expectation(slack, Text(expect, "reason"), outcome, expect?["reason"]?.Where);
    }

    private ExpectedMessage ReadMessage(YamlValue message)
    {
        Check(message, "an expected message", "channel", "title", "text");
        return new ExpectedMessage(Text(message, "channel"), ReadTextExpectation(message["title"]), ReadTextExpectation(message["text"]));
    }

    private TextExpectation? ReadTextExpectation(YamlValue? value)
    {
        if (value is null || TextOf(value) is not { } written)
        {
            return null;
        }
        var expectation = TextExpectation.Parse(written, out string? cause);
        if (cause is not null)
        {
            Wrong(value.Where, $"not a regular expression: {cause}");
        }
        return expectation;
    }
}
