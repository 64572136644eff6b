using System.CommandLine;
using System.Text;
using Tocsin.Chatbot;
using Tocsin.Cli.Renderings;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Cli.Commands;

/// <summary><c>tocsin render FILE</c>: a message as Slack would show it, or why it is refused.</summary>
internal static class RenderCommand
{
    public static Command Create(Invocation invocation)
    {
        var file =
            new Argument<string>("FILE") { Description = "A message as it is published to SNS, SNS's own envelope, an event, an alarm, "
                + "or a Block Kit message; - for the standard input" };
        var profile = Settings.Text(
            invocation, "--chatbot-profile", "What Chatbot recognises: current, or article (the older and narrower list)");
        string names = string.Join(", ", RenditionFormats.All.Select(f => f.Name));
        var formats = Settings.Texts(invocation, "--format", $"{names}; with =FILE to write a file; repeatable");
        var command = new ExampleCommand(
            "render", "Show an SNS message or a Block Kit message as Slack would, and where it exceeds a "
                + "limit.", "tocsin render notification.json")
        {
            Exits = ExitCode.Meaning("shown", "refused by Chatbot or by Slack"),
        };
        command.Add(file);
        command.Add(profile);
        command.Add(formats);
        command.SetAction(parsed =>
        {
            var chosen = FormatOption.Parse(invocation, parsed.GetValue(formats)!, RenditionFormats.All, f => f.Name, f => f.FileName);
            string shown = parsed.GetValue(file)!;
            var rendition = Rendering.Of(Read(invocation, shown), ProfileOf(parsed.GetValue(profile)));
            new Inputs().Refuse(chosen.Select(c => ($"--format {c.Format.Name}", c.To)), invocation, shown == "-" ? null : shown);
            foreach (var (format, to) in chosen)
            {
                to.Write(invocation, $"--format {format.Name}", (writer, screen) => format.Write(writer, screen, rendition));
            }
            return rendition.Refused is null ? ExitCode.AsExpected : ExitCode.Failed;
        });
        return command;
    }

    private static SourceText Read(Invocation invocation, string shown)
    {
        string text = shown == "-" ? invocation.In.ReadToEnd() : FromFile(invocation, shown);
        return text.AsSpan().IsWhiteSpace()
            ? throw new UsageException($"{(shown == "-" ? "the standard input" : shown)} is empty; render takes the text of a message")
            : new SourceText(shown == "-" ? "stdin" : shown, text);
    }

    private static string FromFile(Invocation invocation, string shown)
    {
        string path = invocation.Absolute(shown);
        if (!File.Exists(path))
        {
            throw new UsageException(
                Directory.Exists(path) ? $"{shown} is a folder; render takes the file of one message"
                : $"{shown}: there is no such file; `tocsin events show sns.text` shows a message to begin with");
        }
        try
        {
            byte[] bytes = FolderAccess.ReadRegular(path);
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{shown} is not text in UTF-8, and SNS takes nothing else");
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            throw new UsageException($"{shown} cannot be read: {e.Message}");
        }
    }

    private static ChatbotProfile ProfileOf(string? given) =>
        given is null ? ChatbotProfile.Current
        : ChatbotProfiles.TryParse(given, out var known) ? known
        : throw new UsageException($"--chatbot-profile {given}: there are current and article");
}
