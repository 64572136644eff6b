using Tocsin.Aws;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Tests.Flow;
using Tocsin.Text;
using Rule = Tocsin.EventBridge.Rule;

namespace Tocsin.Tests.EventBridge;

/// <summary>
/// Every target that was recorded on AWS (us-east-1, 2026-09-13), in inputs.jsonl: what PutTargets answered, and what arrived.
/// </summary>
public sealed class RecordedInputTests
{
    private const string Id = "8f1d4a6e-0000-4000-8000-000000000001";
    private static readonly Arn Bus = Arn.Parse("arn:aws:events:us-east-1:111111111111:event-bus/default");
    private static readonly Rule Rule = new(
        Arn.Parse("arn:aws:events:us-east-1:111111111111:rule/probe"), "probe", Bus, """{"source":["x"]}""");
    private static readonly Call Call = Fixture.Call with
    {
        Account = AccountId.TryParse("111111111111", out var account) ? account : default,
    };
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "EventBridge", "inputs.jsonl"));
    private static readonly JsonValue Event = JsonParser.Parse(Lines[0].Replace("{{ID}}", Id))!.Member("event")!;

    public static TheoryData<string> Cases() => [.. Lines.Skip(1).Select(line => JsonParser.Parse(line)!.Member("case")!.AsText()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_target_is_answered_and_rendered_as_AWS_did(string name)
    {
        var row = Lines.Skip(1).Select(line => JsonParser.Parse(line)!).Single(r => r.Member("case")!.AsText() == name);
        var target = Target(row.Member("target")!);
        var error = EventBridgeOperations.All.Ask(
            EventBridgeApi.PutTargets, EventBridgeState.Empty.With(Rule), new PutTargetsRequest { Rule = "probe", Targets = [target] },
                Call).Error;

        if (row.Member("message")?.AsText() is { } message)
        {
            Assert.Equal(("ValidationException", message), (error?.Code, error?.Message));
            return;
        }
        if (name == "template-empty")
        {
            Assert.Contains("Member must have length greater than or equal to 1", error?.Message);
            return;
        }
        Assert.Null(error);
        Assert.True(EventBytes.TryCreate(JsonWriter.Write(Event), out var bytes, out _));
        var rendering = TargetInput.Of(target).Render(bytes, Rule, Fixture.Now);
        string? body = row.Member("body")?.AsText()
            ?.Replace("{{EVENT}}", JsonWriter.Write(Event)).Replace("{{ID}}", Id).Replace("{{RULE_ARN}}", Rule.Arn.ToString())
                .Replace("{{RULE}}", Rule.Name);
        switch (row.Member("ERROR_CODE")?.AsText())
        {
            case "INVALID_JSON":
                Assert.Equal(body, Assert.IsType<Rendering.InvalidJson>(rendering).Broken);
                break;
            case null when body is null:
                Assert.IsType<Rendering.Nothing>(rendering);
                break;
            default:
                Assert.Equal(body, Assert.IsType<Rendering.Text>(rendering).Message);
                break;
        }
    }

    [Fact]
    public void All_the_recorded_cases_are_here() => Assert.Equal(94, Cases().Count);

    private static Target Target(JsonValue json) =>
        new Target {
            Id =
                "target", Arn =
                    "arn:aws:sqs:us-east-1:111111111111:probe", Input =
                        json.Member("Input")?.AsText(), InputPath =
                            json.Member("InputPath")?.AsText(), InputTransformer = json.Member("InputTransformer") is { } transformer
            ? new InputTransformer
            {
                InputTemplate = transformer.Member("InputTemplate")!.AsText()!,
                InputPathsMap = ((transformer.Member("InputPathsMap") as JsonValue.Object)?.Members ?? [])
                    .Select(m => KeyValuePair.Create(m.Name, m.Value.AsText()!)).ToValueMap(),
            }
            : null };
}
