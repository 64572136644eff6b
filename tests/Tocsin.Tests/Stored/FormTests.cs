using System.Text;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Stored;
using Tocsin.Text;

namespace Tocsin.Tests.Stored;

public sealed class FormTests
{
    private static readonly Arn Topic = Arn.Parse("arn:aws:sns:us-east-1:111122223333:alerts");

    private static readonly Dictionary<Type, IReadOnlyCollection<Type>> Registered = new()
    {
        [typeof(Resource)] = Forms.Resources.Types,
        [typeof(Content)] = Forms.Contents.Types,
        [typeof(Change)] = Forms.Changes.Types,
        [typeof(Address)] = Address.Kinds.Types,
        [typeof(Publisher)] = Publisher.Kinds.Types,
        [typeof(Cause)] = Cause.Kinds.Types,
        [typeof(Verdict)] = Verdict.Kinds.Types,
        [typeof(RollbackVerdict)] = RollbackVerdict.Kinds.Types,
        [typeof(Block)] = Block.Kinds.Types,
    };

    [Fact]
    public void Every_kind_there_is_has_a_stored_form()
    {
        foreach (var (type, stored) in Registered)
        {
            Assert.NotEmpty(stored);
            Assert.Empty(Filled.CasesOf(type).Except(stored));
        }
    }

    [Fact]
    public void Everything_is_what_it_was_after_it_was_stored()
    {
        Each(Forms.Resource, (type, filled) => (Resource)filled.Value(type, null));
        Each(Forms.Change, (type, filled) => (Change)filled.Value(type, null));
        Each<Content, Envelope>(
            Forms.Envelope, (type, filled) => filled.Value<Envelope>() with { Content = (Content)filled.Value(type, null) });
        Each<Address, Envelope>(Forms.Envelope, (type, filled) => filled.Value<Envelope>() with { To = (Address)filled.Value(type, null) });
        Each<Publisher, Envelope>(
            Forms.Envelope,
            (type, filled) => filled.Value<Envelope>() with
            {
                Content = filled.Value<Publication>() with { Publisher = (Publisher)filled.Value(type, null) },
            });
        Each<Verdict, Step>(
            Forms.Step, (type, filled) => filled.Value<Step>() with { Verdict = (Verdict)filled.Value(type, null), Notes = [] });
        Each<Cause, AwsError>(Forms.Error, (type, filled) => filled.Value<AwsError>() with { Cause = (Cause)filled.Value(type, null) });
        Each<RollbackVerdict, Resource>(
            Forms.Resource,
            (type, filled) => filled.Value<Service>() with
            {
                Deployments = [filled.Value<Deployment>() with { Rollback = (RollbackVerdict)filled.Value(type, null) }],
            });
    }

    [Fact]
    public void A_comparison_sees_a_member_that_differs()
    {
        var service = new Filled(1).Value<Service>();
        var deployments = service.Deployments.Select(d => d with { Rollout = d.Rollout with { ToldStuck = !d.Rollout.ToldStuck } });
        Assert.Null(Same.Difference(service, new Filled(1).Value<Service>()));
        string? difference = Same.Difference(service, service with { Deployments = deployments.ToValueList() });
        Assert.Contains("ToldStuck", difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_keeps_its_ticks()
    {
        var at = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
        var counted = new Change.Count("w", at, TimeSpan.FromTicks(1));
        string stored = Encoding.UTF8.GetString(Forms.Change.Write(counted).Span);
        Assert.Equal("""{"form":1,"kind":"Count","window":"w","at":1788264000.1234567,"length":"00:00:00.0000001"}""", stored);
        Assert.Equal(counted, Read(Forms.Change, stored));
    }

    [Fact]
    public void What_is_not_known_offline_is_never_stored()
    {
        string mark = Unknown.Mark("aws_lambda_function.page.arn");
        const string refusal = "What is not known offline is never stored: aws_lambda_function.page.arn";
        var rule = new Rule(Topic, "failed", Topic, $$"""{"source": ["{{mark}}"]}""");
        Assert.Equal(refusal, Assert.Throws<InvalidOperationException>(() => Forms.Change.Write(new Change.Put(rule))).Message);
        Assert.True(EventBytes.TryCreate($$"""{"source": "{{mark}}"}""", out var bytes, out _));
        var sent = new Change.Send(new Envelope(new Address.Topic(Topic), new EventContent(bytes), new Origin("1")));
        Assert.Equal(refusal, Assert.Throws<InvalidOperationException>(() => Forms.Change.Write(sent)).Message);
    }

    [Fact]
    public void A_mark_of_another_process_is_text()
    {
        var rule = new Rule(Topic, "\uE0F00123456789012345name\uE0F1", Topic, null);
        Assert.Equal(rule, Read(Forms.Resource, Encoding.UTF8.GetString(Forms.Resource.Write(rule).Span)));
    }

    private static void Each<T>(Form<T> form, Func<Type, Filled, T> make)
        where T : class =>
        Each<T, T>(form, make);

    private static void Each<TKind, T>(Form<T> form, Func<Type, Filled, T> make)
        where T : class
    {
        var cases = Filled.CasesOf(typeof(TKind));
        Assert.NotEmpty(cases);
        foreach (var type in cases)
        {
            for (int seed = 0; seed < 10; seed++)
            {
                var made = make(type, new Filled(seed));
                var bytes = form.Write(made);
                Assert.True(form.TryRead(bytes, out var read, out var why), $"{type.Name}, seed {seed}: {why}");
                Assert.Null(Same.Difference(made, read));
                Assert.Equal(bytes.Span, form.Write(read).Span);
            }
        }
    }

    private static T Read<T>(Form<T> form, string stored)
        where T : class =>
        form.TryRead(Encoding.UTF8.GetBytes(stored), out var value, out var why)
            ? value : throw new InvalidOperationException(why.ToString());
}
