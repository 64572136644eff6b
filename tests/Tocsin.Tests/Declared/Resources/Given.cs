using System.Runtime.CompilerServices;
using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>Declarations for the tests of the reader: in memory, or the article's own.</summary>
internal static class Given
{
    public const string Topic = "arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic";
    public const string Rule = "arn:aws:events:ap-northeast-2:111122223333:rule/ecs-deployment-failed";
    public const string Target = Rule + "/target/ECSDeployFailedSNS";
    public const string Channel = "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploy-alerts";

    public static Reading Seed(ReadOptions? options = null) => Declarations.Read(SeedFolder(), options ?? new ReadOptions());

    public static string SeedFolder() => Path.Combine(Path.GetDirectoryName(Here())!, "seed");

    /// <summary>One file, <c>main.tf</c>.</summary>
    public static Reading File(string text, ReadOptions? options = null) => Files(options, ("main.tf", text));

    public static Reading Files(ReadOptions? options, params (string Path, string Text)[] files) =>
        Bytes(options, [.. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))]);

    public static Reading Bytes(ReadOptions? options, params (string Path, byte[] Content)[] files) =>
        Declarations.Read(
            ".", (options ?? new ReadOptions()) with { Files = FolderAccess.Memory(files.ToDictionary(f => f.Path, f => f.Content)) });

    /// <summary><c>main.tf:61:22</c>, and after a space the text there up to the end of its first line.</summary>
    public static string Place(this Reading reading, string resource, string attribute = "", string pointer = "")
    {
        var found = reading.Locate(new Place(resource, attribute, pointer));
        return found?.Span is { } span ? $"{span} {span.Content.Split('\n')[0]}" : "nowhere";
    }

    private static string Here([CallerFilePath] string here = "") => here;

    public static string Show(this Finding finding) =>
        $"{finding.Code} {finding.Severity} {finding.Where}: {finding.Message}{(finding.Write is null ? "" : $" -> {finding.Write}")}";
}
