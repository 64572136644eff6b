using System.Globalization;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.EventBridge.Operations;
using Tocsin.Flow;
using Tocsin.Simulation.Disks;
using Tocsin.Simulation.Slacks;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Text;
using Tocsin.Wire;

namespace Tocsin.Simulation;

/// <summary>One server through everything that a seed has in store for it, and then a day on which nothing is wrong.</summary>
/// <remarks>
/// All of it on one thread of the pool, which is the only one: what is ready runs in the order in which it became so, and the next thing
/// happens when nothing is ready any more. So a seed is one run, however busy the machine is.
/// </remarks>
internal sealed class Run
{
    public const string Team = "T0000000001";

    private const int MostSteps = 26;
    private const int MostRests = 20_000;
    private const int MostTurns = 100_000;

    private static readonly Arn Admin = Arn.Parse("arn:aws:iam::111122223333:root");
    private static readonly Estate Empty = new(AccountId.Assumed, "ap-northeast-2");
    private static readonly Caller Caller = new(AccountId.Assumed, "ap-northeast-2", Admin, Door.Client, "request-1");
    private static readonly TimeSpan[] Jumps =
        [.. new[] { 1.0, 60, 3600, 86_400, 30 * 86_400, 3652 * 86_400.0 }.SelectMany(s => new[] { s, -s }).Select(TimeSpan.FromSeconds)];

    private static readonly string[] Queries = ["channel:C0000000001", "channel:C0000000003", "rule:both", "\"of d-1\""];
    private static readonly DiskMode[] DiskModes = Enum.GetValues<DiskMode>();

    private static readonly ValueList<Change> Applied =
        Declarations.Read(Path.Combine(AppContext.BaseDirectory, "estate"), new ReadOptions()).Estate.Resources
            .Select(r => (Change)new Change.Put(r is Subscription { Protocol: "http" } s ? s with { Pending = false } : r)).ToValueList();

    private readonly string path;
    private readonly Random random;
    private readonly Action<string>? told;
    private readonly SimulatedTime time = new();
    private readonly SimulatedSlack slack;
    private readonly SimulatedEndpoint endpoint;
    private readonly Ledger ledger = new();
    private readonly List<Task> asked = [];
    private readonly TimeSpan pace;
    private SimulatedDisk disk;
    private Node? node;
    private ulong processes;
    private ulong fingerprint = 14695981039346656037;

    public Run(int seed, string path, Action<string>? told)
    {
        (this.path, this.told, random) = (path, told, new Random(seed));
        disk = new SimulatedDisk(random, time);
        slack = new SimulatedSlack(time, random) { HidesHistory = random.Next(8) == 0, Note = Note, IsCut = () => disk.IsDead };
        endpoint = new SimulatedEndpoint(time, random, slack);
        pace = random.Next(3) == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1);
        SimulatedVfs.Begin(disk, new Random(seed));
    }

    public Ledger Ledger => ledger;

    /// <summary>Of all that happened: two runs of a seed have the same.</summary>
    public ulong Fingerprint => fingerprint;

    public int Deaths { get; private set; }

    /// <exception cref="Violation">Something does not hold.</exception>
    public async Task Go()
    {
        try
        {
            await Begin();
            for (int steps = random.Next(8, MostSteps); steps > 0; steps--)
            {
                await Step();
                await Quiet();
                Ask(node!.Quiet.Look());
                await Quiet();
                if (disk.IsDead)
                {
                    await Die(random.Next(3) > 0);
                }
            }
            await Heal();
        }
        finally
        {
            await (node?.DisposeAsync() ?? default);
        }
        Note($"ends {ledger.Acknowledged} {ledger.Dead} {ledger.Duplicates} {time.Passed}");
    }

    private async Task Step()
    {
        int what = random.Next(100);
        switch (what)
        {
            case < 30:
                Put(random.Next(1, 5));
                break;
            case < 32:
                Hush();
                break;
            case < 33:
                Ask(EndOne());
                break;
            case < 34:
                Ask(Redrive());
                break;
            case < 36:
                Put(random.Next(10, 30));
                break;
            case < 42:
                Create();
                break;
            case < 62:
                await Pass(TimeSpan.FromMilliseconds(random.Next(3_000)));
                break;
            case < 68:
                await Pass(TimeSpan.FromSeconds(random.Next(600)));
                break;
            case < 72:
                var jump = Jumps[random.Next(Jumps.Length)];
                time.Jump(jump);
                Note($"clock {jump}");
                break;
            case < 80:
                disk.Mode = random.Next(2) == 0 ? DiskMode.Healthy : DiskModes[random.Next(DiskModes.Length)];
                Note($"disk {disk.Mode}");
                break;
            case < 87:
                slack.MisbehavesAt = random.Next(3) switch { 0 => 0, 1 => 30, _ => 90 };
                Note($"slack misbehaves at {slack.MisbehavesAt}");
                break;
            case < 92:
                disk.CallsLeft = random.Next(1, 60);
                Note($"dies in {disk.CallsLeft}");
                break;
            case < 94:
                disk.Die();
                break;
            case < 96:
                Note("restarts");
                await node!.DisposeAsync();
                await Begin();
                break;
            case < 98:
                Note("forgets");
                ledger.Forgetting(Reading());
                Ask(node!.Writer.Forget(time.GetUtcNow() - TimeSpan.FromDays(1)));
                break;
            default:
                Look();
                break;
        }
    }

    private SqliteStore Reading()
    {
        disk.Mode = DiskMode.Healthy;
        return node!.Store;
    }

    /// <summary>Many at once, so that they share commits; some of several events.</summary>
    private void Put(int requests)
    {
        for (int i = 0; i < requests; i++)
        {
            var put = ledger.Ask(random.Next(4) == 0 ? random.Next(2, 6) : 1, random);
            Ask(Sent(put));
        }
    }

    private async Task Sent(Put put)
    {
        string[] entries = [.. put.Events.Select(e =>
        {
            string detail = $$"""{\"mark\":\"{{e.Mark}}\",\"deployment\":\"{{e.Deployment}}\"}""";
            return $$"""{"Source":"app.deploys","DetailType":"{{e.Kind}}","Detail":"{{detail}}"}""";
        })];
        using var body = JsonDocument.Parse($$"""{"Entries":[{{string.Join(',', entries)}}]}""");
        var shape = EventBridgeOperations.All.Find("PutEvents")!.Shape;
        var decision = Services.Read(shape, JsonFieldReader.Of(body.RootElement.Clone())).Value;
        put.IsAcknowledged = (await node!.Writer.Send(decision, Caller)).Error is null;
        Note($"acknowledged {put}");
    }

    /// <summary>Two topics in one commit.</summary>
    private void Create()
    {
        string name = ledger.Topic();
        var (first, second) = (Created($"{name}-a"), Created($"{name}-b"));
        Ask(Made());

        async Task Made()
        {
            await node!.Writer.Decide(
                (estate, call) => new Done<IShape>(
                    first(estate, call).Value.Response, [.. first(estate, call).Value.Changes, .. second(estate, call).Value.Changes]),
                Caller);
            ledger.Made(name);
            Note($"acknowledged {name}");
        }
    }

    private static Decision<Estate> Created(string name) =>
        Services.Read(SnsOperations.All.Find("CreateTopic")!.Shape, FormFieldReader.TryRead($"Action=CreateTopic&Name={name}")!).Value;

    /// <summary>Somebody keeps back what is told of something, for a time.</summary>
    private void Hush()
    {
        string query = Queries[random.Next(Queries.Length)];
        var until = time.GetUtcNow() + TimeSpan.FromSeconds(random.Next(1, 1200));
        Note($"silence {query}");
        Ask(node!.Quiet.Add(query, until, "maintenance", "somebody"));
    }

    /// <summary>The newest that holds ends before its time.</summary>
    private async Task EndOne()
    {
        var found = new SilenceTable(node!.Store).Newest(100).FirstOrDefault(s => s.Ended is null);
        Note($"silence {found?.Id} ends");
        if (found is not null)
        {
            await node.Quiet.End(found.Id, "somebody", "done");
        }
    }

    /// <summary>What was given up, and what waits for a setting, is tried again by hand.</summary>
    private async Task Redrive()
    {
        var (pump, writer) = (node!.Pump, node.Writer);
        var some = ledger.Redriving(node.Store);
        Note($"redrives {some.Count}");
        var tried = some.Select(k => (k.Carrier ?? k.Leaving.Id, k.Leaving.Lane)).Distinct().ToList();
        var line = new JournalLine(time.GetUtcNow(), "redriven", "all", "somebody", "");
        await writer.Retry([.. tried.Select(t => t.Item1)], "tried again by somebody", line);
        pump.Retry(tried);
    }

    /// <summary>Somebody reads what became of it all.</summary>
    private void Look()
    {
        try
        {
            int rows = new TraceTable(node!.Store).Page(long.MaxValue, 20).Count + new Outbox(node.Store).Unsent(20).Count;
            Note($"looks at {rows}");
        }
        catch (StoreException e)
        {
            Note($"cannot look: {e.Message}");
        }
    }

    private void Ask(Task task) => asked.Add(Refusable(task));

    /// <summary>What a store did not take is refused by its own exception, which says what to do: anything else is a fault.</summary>
    private async Task Refusable(Task task)
    {
        try
        {
            await task;
        }
        catch (StoreException e)
        {
            Note($"refused: {e.Message}");
        }
    }

    private async Task Begin()
    {
        node = null;
        while (node is null)
        {
            try
            {
                node = await Node.Start(path, Empty, ++processes, slack, endpoint, time, pace, ledger.Silence);
                if (!node.Writer.Estate.Sns.Topics.Any())
                {
                    await node.Writer.Apply(Applied, Admin);
                }
                Note("begins");
            }
            catch (StoreException e) when (disk.IsDead || disk.Mode is not (DiskMode.Healthy or DiskMode.Slow))
            {
                Note($"cannot begin: {e.Message}");
                await (node?.DisposeAsync() ?? default);
                node = null;
                disk.Mode = DiskMode.Healthy;
                Revive(random.Next(2) == 0);
            }
            catch (StoreException e)
            {
                throw new Violation($"the store cannot be opened: {e.Message}");
            }
        }
        var mode = disk.Mode;
        var calls = disk.CallsLeft;
        (disk.Mode, disk.CallsLeft) = (DiskMode.Healthy, null);
        if (!disk.IsDead)
        {
            ledger.CheckKept(node.Store, node.Writer, slack, endpoint);
        }
        (disk.Mode, disk.CallsLeft) = (mode, calls);
    }

    /// <summary>The process ends at what it is doing; another one begins on what is left.</summary>
    private async Task Die(bool losesPower)
    {
        Deaths++;
        disk.Die();
        Note(losesPower ? "power is lost" : "is killed");
        await node!.DisposeAsync();
        await Quiet();
        Revive(losesPower);
        await Begin();
    }

    private void Revive(bool losesPower)
    {
        if (disk.IsDead)
        {
            disk = losesPower ? disk.AfterPowerLoss() : disk.AfterKill();
            SimulatedVfs.Replace(disk);
        }
    }

    /// <summary>From now on nothing is wrong: all that is pending arrives.</summary>
    private async Task Heal()
    {
        (disk.Mode, disk.CallsLeft, slack.MisbehavesAt) = (DiskMode.Healthy, null, 0);
        Note("heals");
        await Quiet();
        await Task.WhenAll(asked);
        await node!.DisposeAsync();
        await Begin();
        await Quiet();
        await EndSilences();
        for (int rests = 0; node.Pump.Pending > 0; rests++)
        {
            if (rests == MostRests || !time.Next(TimeSpan.MaxValue))
            {
                throw new Violation($"{node.Pump.Pending} messages stay pending though nothing is wrong");
            }
            await Quiet();
        }
        ledger.CheckKept(node.Store, node.Writer, slack, endpoint);
        ledger.CheckArrived(node.Store, slack, endpoint);
    }

    /// <summary>What they kept back goes, some of it as late as it can be.</summary>
    private async Task EndSilences()
    {
        foreach (var silence in new SilenceTable(node!.Store).Open().Where(s => s.Ended is null))
        {
            await node.Quiet.End(silence.Id, "somebody", "the day is over");
        }
        for (int seconds = 0; seconds < 12; seconds++)
        {
            await Pass(TimeSpan.FromSeconds(1));
            await node.Quiet.Look();
            await Quiet();
        }
    }

    private async Task Pass(TimeSpan by)
    {
        var until = time.Passed + by;
        Note($"passes {by}");
        while (!disk.IsDead && time.Next(until))
        {
            await Quiet();
        }
    }

    /// <summary>Until nothing is ready to run.</summary>
    private static async Task Quiet()
    {
        for (int turns = 0; turns == 0 || ThreadPool.PendingWorkItemCount > 0; turns++)
        {
            if (turns == MostTurns)
            {
                throw new Violation("something runs again and again though no time passes");
            }
            await Task.Yield();
        }
    }

    private void Note(string what)
    {
        string line = string.Create(CultureInfo.InvariantCulture, $"{time.Passed} {what.Replace(path, "data", StringComparison.Ordinal)}");
        foreach (char c in line)
        {
            fingerprint = (fingerprint ^ c) * 1099511628211;
        }
        told?.Invoke(line);
    }
}
