using System.Collections.Concurrent;
using System.Text.Json;
using CsCheck;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Stored;
using Tocsin.Text;
using Tocsin.Wire;

namespace Tocsin.Tests.Stored;

/// <summary>
/// Whatever is asked, of whatever service, in two accounts and two regions: what was decided makes the same estate from its stored form.
/// </summary>
public sealed class AnyOperationTests
{
    private static readonly DateTimeOffset Begin = new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private static readonly (string Account, string Region)[] Scopes =
        [("111122223333", "us-east-1"), ("111122223333", "eu-west-1"), ("444455556666", "us-east-1"), ("444455556666", "eu-west-1")];

    /// <summary>
    /// Of each service; those that make something oftener than others, and those that take it away seldom: else there is little to ask for.
    /// </summary>
    private static readonly IReadOnlyList<IReadOnlyList<Operation<Estate>>> Operations =
        [.. Services.All.Select(s => s.All.SelectMany(o => Enumerable.Repeat(o, Weight(o.Shape.Name))).ToList())];

    /// <summary>Which service is asked oftener than the others, and a seed for each request.</summary>
    private static readonly Gen<(int Service, int[] Seeds)> Sequences =
        Gen.Select(Gen.Int[0, Services.All.Count - 1], Gen.Int[0, int.MaxValue - 1].Array[1, 80]);

    [Fact]
    public void The_same_changes_make_the_same_estate_after_they_were_stored()
    {
        var done = new ConcurrentDictionary<OperationShape, int>();
        var refused = new ConcurrentDictionary<OperationShape, int>();
        Sequences.Sample(
            sequence =>
            {
                var run = new Run(done, refused);
                foreach (int seed in sequence.Seeds)
                {
                    run.Ask(new Random(seed), sequence.Service);
                }
                run.ReadAnew();
            },
            iter: 200);
        foreach (var service in Services.All.Where(s => s.All.Any(o => o.Writes)))
        {
            Assert.True(service.All.Any(o => o.Writes && done.ContainsKey(o.Shape)), $"nothing of {service.Service.Name} was done");
            Assert.True(service.All.Any(o => o.Writes && refused.ContainsKey(o.Shape)), $"nothing of {service.Service.Name} was refused");
        }
        var writing = Services.All.SelectMany(s => s.All).Where(o => o.Writes).Select(o => o.Shape).ToList();
        Assert.InRange(writing.Count(done.ContainsKey), writing.Count / 2, writing.Count);
    }

    private static int Weight(string operation) =>
        operation.StartsWith("Create", StringComparison.Ordinal) || operation is "Subscribe" or "PutRule" or "RegisterTaskDefinition" ? 8
        : operation.StartsWith("Delete", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) ? 1
        : 2;

    private sealed class Run(ConcurrentDictionary<OperationShape, int> done, ConcurrentDictionary<OperationShape, int> refused)
    {
        private Estate estate = new(AccountId.Assumed, "us-east-1");
        private Estate stored = new(AccountId.Assumed, "us-east-1");
        private int commit;

        private DateTimeOffset Now => Begin.AddSeconds(commit * 20);

        public void Ask(Random random, int service)
        {
            commit++;
            if (random.Next(8) == 0)
            {
                Step(random);
                return;
            }
            var operations = Operations[random.Next(4) == 0 ? random.Next(Operations.Count) : service];
            var operation = operations[random.Next(operations.Count)];
            var (account, region) = Scopes[random.Next(12) is var at and < 4 ? at : 0];
            using var json = JsonDocument.Parse(new AnyRequest(random, estate).Of(operation.Shape).ToJsonString());
            Resource[] before = [.. estate.Resources];
            var decided = Decide(operation.Shape, estate, json.RootElement, account, region);
            var again = Decide(operation.Shape, stored, json.RootElement, account, region);
            Assert.Equal(decided.Error, again.Error);
            if (decided.Error is not null)
            {
                refused.AddOrUpdate(operation.Shape, 1, (_, n) => n + 1);
                Assert.Equal(before, estate.Resources);
                Assert.Equal(before, stored.Resources);
                return;
            }
            done.AddOrUpdate(operation.Shape, 1, (_, n) => n + 1);
            Assert.Null(Same.Difference(decided.Value.Response, again.Value.Response));
            Assert.Null(Same.Difference(decided.Value.Changes, again.Value.Changes));
            Apply(decided.Value.Changes);
            if (!operation.Writes)
            {
                Assert.Empty(decided.Value.Changes);
            }
        }

        /// <summary>What is there, stored one by one, makes it anew.</summary>
        public void ReadAnew()
        {
            var anew = new Estate(AccountId.Assumed, "us-east-1").With(estate.Resources.Select(r =>
                Forms.Resource.TryRead(Forms.Resource.Write(r), out var read, out var why)
                    ? new Change.Put(read) : throw new InvalidOperationException(why.ToString())));
            Assert.Equal(estate.Resources, anew.Resources);
        }

        private void Step(Random random)
        {
            Service[] services = [.. estate.Ecs.Services];
            if (services.Length == 0)
            {
                return;
            }
            var service = services[random.Next(services.Length)].Arn;
            var seen = estate.Ecs.TasksOf(service).Select(t => Seen(random.Next(4), t.Arn)).ToValueList();
            var stepped = Scheduler.Step(estate.Ecs, service, seen, Now, Timing.Aws, new Ids(1, commit)).Changes;
            var again = Scheduler.Step(stored.Ecs, service, seen, Now, Timing.Aws, new Ids(1, commit)).Changes;
            Assert.Null(Same.Difference(stepped, again));
            Apply(stepped);
        }

        private Observation Seen(int what, Arn task) => what switch
        {
            0 => new Observation.Pulling(task, Now),
            1 => new Observation.Running(task, Now),
            2 => new Observation.Healthy(task, Now, HealthCheckedBy.Container),
            _ => new Observation.Stopped(task, Now, new TaskStop("EssentialContainerExited", "exited", [new ContainerExit("a", 1)])),
        };

        private void Apply(ValueList<Change> changes)
        {
            estate = estate.With(changes);
            stored = stored.With(changes.Select(ThroughTheStore));
            Assert.Equal(estate.Resources, stored.Resources);
        }

        private Result<Done<IShape>> Decide(OperationShape operation, Estate there, JsonElement request, string account, string region)
        {
            Assert.True(AccountId.TryParse(account, out var id));
            var read = Services.Read(operation, JsonFieldReader.Of(request));
            return read.Error is { } error ? error : read.Value(there, new Call(id, region, Now, new Ids(1, commit)));
        }

        private static Change ThroughTheStore(Change change)
        {
            Assert.True(Forms.Change.TryRead(Forms.Change.Write(change), out var read, out var why), why?.ToString());
            Assert.Null(Same.Difference(change, read));
            return read;
        }
    }
}
