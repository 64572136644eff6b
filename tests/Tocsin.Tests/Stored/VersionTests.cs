using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Stored;
using Tocsin.Tests.Architecture;

namespace Tocsin.Tests.Stored;

/// <summary>What one version has stored, another reads, or says why not.</summary>
public sealed class VersionTests
{
    private const string Alias = """{"form":1,"kind":"Alias","arn":"arn:aws:kms:us-east-1:111122223333:alias/a","key":"arn:aws:kms:::k"}""";

    private static string Folder => Path.Combine(FolderTable.RepositoryRoot(), "tests", "Tocsin.Tests", "Stored", "version1");

    /// <summary>Every member that was written then is still read, and written by the same name.</summary>
    [Fact]
    public void What_version_1_stored_is_read()
    {
        int lines = Reads("resources.jsonl", Forms.Resource) + Reads("changes.jsonl", Forms.Change)
            + Reads("envelopes.jsonl", Forms.Envelope) + Reads("steps.jsonl", Forms.Step) + Reads("errors.jsonl", Forms.Error);
        Assert.True(lines > 50);
    }

    [Fact]
    public void Every_kind_has_a_line_among_those_that_are_read_again()
    {
        Assert.Empty(Missing("resources.jsonl", Forms.Resource, Forms.Resources.Types, r => r));
        Assert.Empty(Missing("changes.jsonl", Forms.Change, Forms.Changes.Types, c => c));
        Assert.Empty(Missing<Envelope, Content>("envelopes.jsonl", Forms.Envelope, Forms.Contents.Types, e => e.Content));
        Assert.Empty(Missing<Envelope, Address>("envelopes.jsonl", Forms.Envelope, Address.Kinds.Types, e => e.To));
        Assert.Empty(Missing<Step, Verdict>("steps.jsonl", Forms.Step, Verdict.Kinds.Types, s => s.Verdict));
        Assert.Empty(Missing<AwsError, Cause>("errors.jsonl", Forms.Error, Cause.Kinds.Types, e => e.Cause));
    }

    [Fact]
    public void A_later_version_is_told() =>
        Assert.Equal(
            "stored in version 2; this program reads up to version 1",
            Assert.IsType<Unreadable.Newer>(Refusal("""{"form":2,"kind":"Alias","arn":7}""")).ToString());

    [Theory]
    [InlineData("""{"form":1,"kind":"Hologram"}""", "no resource of this version is of the kind 'Hologram'")]
    [InlineData("""{"form":1}""", "the kind of resource is missing")]
    [InlineData("""{"form":1,"kind":"Alias","arn":"arn:aws:kms:::a"}""", "'key' is missing")]
    [InlineData("""{"form":1,"kind":"Alias","arn":"a","key":"arn:aws:kms:::k"}""", "'arn' is not an ARN: 'a'")]
    [InlineData("""{"form":1,"kind":"Alias","arn":7}""", "arn: NUMBER_VALUE can not be converted to a String")]
    [InlineData(
        """{"form":1,"kind":"EcsTask","arn":"arn:aws:ecs:::a","taskDefinition":"arn:aws:ecs:::t","lastStatus":"5"}""",
        "'lastStatus' is none of Provisioning, Pending, Running, Deactivating, Stopping, Stopped: '5'")]
    [InlineData(
        """{"form":1,"kind":"LogGroup","arn":"arn:aws:logs:::a","retention":"long"}""", "'retention' is not a length of time: 'long'")]
    [InlineData("""{"form":0,"kind":"Alias"}""", "no stored form: it has no version")]
    [InlineData("[1]", "no stored form: it has no version")]
    public void What_is_no_stored_form_is_told(string stored, string message) =>
        Assert.Equal(message, Assert.IsType<Unreadable.Broken>(Refusal(stored)).ToString());

    [Fact]
    public void What_is_no_json_is_told() => Assert.StartsWith("no JSON: ", Refusal(Alias[..^1]).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"form":1,"kind":"Send"}""", "'envelope' is missing")]
    [InlineData("""{"form":1,"kind":"Append"}""", "'line' is missing")]
    [InlineData("""{"form":1,"kind":"Put"}""", "'resource' is missing")]
    [InlineData("""{"form":1,"kind":"Send","envelope":{"content":{}}}""", "envelope: 'to' is missing")]
    [InlineData(
        """{"form":1,"kind":"Send","envelope":{"to":{"kind":"Bus","arn":"arn:aws:sns:::a"}}}""",
        "envelope/to: no address of this version is of the kind 'Bus'")]
    [InlineData(
        """{"form":1,"kind":"Send","envelope":{"to":{"kind":"Mail"},"content":{"kind":"Event","event":""}}}""",
        "envelope/content: 'event' is no event: the text ends where a value is expected")]
    public void A_change_without_what_it_is_about_is_told(string stored, string message)
    {
        Assert.False(Forms.Change.TryRead(Encoding.UTF8.GetBytes(stored), out _, out var why));
        Assert.Equal(message, why.ToString());
    }

    [Fact]
    public void A_member_that_this_version_does_not_know_is_passed_over()
    {
        string more = Alias.Replace("\"key\"", "\"colour\":{\"kind\":[1]},\"key\"", StringComparison.Ordinal);
        Assert.NotEqual(Alias, more);
        Assert.Equal(Read(Alias), Read(more));
    }

    [Fact]
    public void A_member_that_is_missing_has_its_default()
    {
        var read = (Rule)Read(
            """{"form":1,"kind":"Rule","arn":"arn:aws:events:::rule/a","name":"a","bus":"arn:aws:events:::event-bus/b"}""");
        Assert.Equal(new Rule(read.Arn, "a", read.Bus, null), read);
        var task = (EcsTask)Read("""{"form":1,"kind":"EcsTask","arn":"arn:aws:ecs:::a","taskDefinition":"arn:aws:ecs:::t"}""");
        Assert.Equal(new EcsTask(task.Arn, null, task.TaskDefinition, null, LastStatus.Provisioning, default), task);
    }

    [Fact]
    public void No_byte_that_is_broken_makes_reading_throw()
    {
        int told = 0;
        foreach (string text in File.ReadLines(Path.Combine(Folder, "changes.jsonl")))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            for (int i = 0; i < bytes.Length; i += 1 + (bytes.Length / 400))
            {
                byte[] flipped = [.. bytes];
                flipped[i] ^= (byte)(1 << (i % 8));
                told += Forms.Change.TryRead(flipped, out _, out _) ? 0 : 1;
                Assert.False(Forms.Change.TryRead(bytes.AsMemory(0, i), out _, out _));
            }
        }
        Assert.True(told > 100);
    }

    private static int Reads<T>(string file, Form<T> form)
        where T : class
    {
        int lines = 0;
        foreach (string line in File.ReadLines(Path.Combine(Folder, file)))
        {
            lines++;
            Assert.True(form.TryRead(Encoding.UTF8.GetBytes(line), out var value, out var why), $"{file}, line {lines}: {why}");
            var again = JsonNode.Parse(form.Write(value).Span);
            Assert.Null(Lost(JsonNode.Parse(line), again, $"{file}, line {lines}"));
        }
        return lines;
    }

    /// <summary>The path of what one has and the other has not.</summary>
    private static string? Lost(JsonNode? had, JsonNode? has, string path) => (had, has) switch
    {
        (JsonObject left, JsonObject right) => left.Where(m => m.Key != "form")
            .Select(m => Lost(m.Value, right[m.Key], $"{path}/{m.Key}")).FirstOrDefault(d => d is not null),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.Select((item, i) => Lost(item, right[i], $"{path}/{i}")).FirstOrDefault(d => d is not null),
        _ => JsonNode.DeepEquals(had, has) ? null : path,
    };

    private static IEnumerable<string> Missing<T, TPart>(string file, Form<T> form, IEnumerable<Type> kinds, Func<T, TPart?> part)
        where T : class
    {
        var found = File.ReadLines(Path.Combine(Folder, file))
            .Select(l => form.TryRead(Encoding.UTF8.GetBytes(l), out var value, out _) ? part(value)?.GetType() : null).ToHashSet();
        return kinds.Where(k => !found.Contains(k)).Select(k => $"{file} has no {k.Name}");
    }

    private static Resource Read(string stored) => Forms.Resource.TryRead(Encoding.UTF8.GetBytes(stored), out var value, out var why)
        ? value
        : throw new InvalidOperationException(why.ToString());

    private static Unreadable Refusal(string stored)
    {
        Assert.False(Forms.Resource.TryRead(Encoding.UTF8.GetBytes(stored), out _, out var why));
        return why;
    }
}
