using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Scenarios;
using Tocsin.Tests.Docs;
using Tocsin.Text;

namespace Tocsin.Tests.Delivery;

/// <summary>A store in a directory of its own, and the article's six resources to put into it.</summary>
internal sealed class Given : IAsyncDisposable
{
    public static readonly Estate Empty = new(AccountId.Assumed, "ap-northeast-2");
    public static readonly Arn Admin = Arn.Parse("arn:aws:iam::111122223333:root");
    public static readonly Caller Caller = new(AccountId.Assumed, "ap-northeast-2", Admin, Door.Client, "request-1");

    private readonly string path = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private DataDirectory directory;

    private Given(ChatbotLimits limits)
    {
        (Limits, directory) = (limits, DataDirectory.Open(path));
        Store = SqliteStore.Open(directory);
        Writer = Made();
    }

    public ChatbotLimits Limits { get; }

    public SqliteStore Store { get; private set; }

    public Writer Writer { get; private set; }

    public string Path => path;

    public static Given Nothing(ChatbotLimits limits = ChatbotLimits.Off) => new(limits);

    public static async Task<Given> Article(ChatbotLimits limits = ChatbotLimits.Off)
    {
        var given = new Given(limits);
        await given.Writer.Apply(Resources().Select(r => (Change)new Change.Put(r)).ToValueList(), Admin);
        return given;
    }

    public static IEnumerable<Resource> Resources() => Sample("article");

    public static IEnumerable<Resource> Sample(string name) =>
        Declarations.Read(System.IO.Path.Combine(MarkdownFile.Root, "samples", name), new ReadOptions()).Estate.Resources;

    public static Envelope Event(string name = "ecs.deployment-failed", params (string Key, string Value)[] with)
    {
        var context = new EventContext(AccountId.Assumed, "ap-northeast-2");
        var values = with.ToDictionary(w => w.Key, w => w.Value);
        Assert.True(BuiltInEvents.TryMake(name, values, context, out var made, out string error), error);
        return made.Addressed();
    }

    /// <summary>One more channel that the article's topic reaches.</summary>
    public async Task AddChannel(string channel)
    {
        var configuration = Writer.Estate.Chatbot.Configurations.Single();
        var other = configuration with
        {
            Arn = configuration.Arn with { Resource = $"chat-configuration/slack-channel/{channel}" }, Name = channel,
            SlackChannelId = channel,
        };
        var subscription = Writer.Estate.Sns.Resources.OfType<Tocsin.Sns.Subscription>().Single();
        await Writer.Apply(
            [
                new Change.Put(other),
                new Change.Put(subscription with
                {
                    Arn = subscription.Arn with { Resource = subscription.Arn.Resource + $"-{channel}" }, Subscriber = other.Arn,
                }),
            ],
            Admin);
    }

    /// <summary>The same directory, opened anew, as after a crash: what was not committed is gone.</summary>
    public async Task Restart()
    {
        await Writer.DisposeAsync();
        Store.Dispose();
        directory.Dispose();
        directory = DataDirectory.Open(path);
        Store = SqliteStore.Open(directory);
        Writer = Made();
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Store.Dispose();
        directory.Dispose();
        Directory.Delete(path, recursive: true);
    }

    private Writer Made() => new(Store, Empty, new WriterOptions(ChatbotProfile.Current, Limits, 1), TimeProvider.System);
}
