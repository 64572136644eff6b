using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Lint;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Lint;

public class EventShapeTests
{
    public static TheoryData<string> BuiltIn => [.. BuiltInEvents.All.Select(e => e.Name)];

    /// <summary>The engine's own events are of a shape that is in the table, so that the two cannot part.</summary>
    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Every_field_and_value_of_a_built_in_event_is_in_its_shape(string name)
    {
        Assert.True(
            BuiltInEvents.TryMake(name, new Dictionary<string, string>(), new EventContext(AccountId.Assumed, "us-east-1"), out var made,
                out _));
        var sent = JsonParser.Parse(made.Json)!;
        var shape = Assert.Single(EventShapes.All, s => s.DetailType == sent.Member("detail-type")!.AsText() && !s.IsBare);
        var sample = shape.Sample("us-east-1", "111122223333");
        foreach (var member in ((JsonValue.Object)sent.Member("detail")!).Members)
        {
            Assert.True(shape.IsOpen || sample.At($"/detail/{member.Name}") is not null, member.Name);
            Assert.DoesNotContain(member.Name, shape.Absent);
            var documented = shape.Tables.SelectMany(t => t.ValuesOf($"detail.{member.Name}")).ToList();
            Assert.True(documented.Count == 0 || documented.Contains(member.Value.AsText()!), $"{member.Name} is {member.Value}");
        }
    }

    [Fact]
    public void Every_sample_is_an_event()
    {
        Assert.NotEmpty(EventShapes.All);
        Assert.All(
            EventShapes.All, s => Assert.True(EventBytes.TryCreate(JsonWriter.Write(s.Sample("us-east-1", "111122223333")), out _, out _)));
    }
}
