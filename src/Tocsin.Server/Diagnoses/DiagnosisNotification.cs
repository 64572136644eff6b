using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tocsin.Server.Diagnoses;

/// <summary>A diagnosis as a custom notification of Chatbot's: any topic that Chatbot hears can carry it.</summary>
/// <remarks>
/// Its thread is the deployment: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html, metadata.threadId. An alarm
/// whose input transformer names the same thread has it below it.
/// </remarks>
internal static class DiagnosisNotification
{
    private const int TitleLength = 250;

    /// <summary>Of the description: Chatbot takes 8,000 characters, and those that JSON escapes are more than one.</summary>
    private const int TextLength = 4000;

    public static string Of(Diagnosis diagnosis)
    {
        string service = diagnosis.Service.Name;
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteString("source", "custom");
            json.WriteStartObject("content");
            json.WriteString("textType", "client-markdown");
            json.WriteString("title", Cut($":mag: Why {diagnosis.TaskDefinition} does not run", TitleLength));
            json.WriteString("description", Text(diagnosis));
            json.WriteEndObject();
            json.WriteStartObject("metadata");
            json.WriteString("threadId", diagnosis.Deployment);
            json.WriteString("summary", $"{service}: {diagnosis.Failures} failures");
            json.WriteString("eventType", "deployment-diagnosis");
            json.WriteStartArray("relatedResources");
            json.WriteStringValue(diagnosis.Service.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }

    private static string Text(Diagnosis diagnosis) =>
        Text(diagnosis, true) is { Length: <= TextLength } all ? all : Cut(Text(diagnosis, false), TextLength);

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text.AsSpan(0, most - 1)}…";

    /// <remarks>What a container wrote stands between backticks, and can neither mention anybody nor be a link.</remarks>
    private static string Text(Diagnosis diagnosis, bool withLines)
    {
        var text = new StringBuilder();
        foreach (var cause in diagnosis.Causes)
        {
            string exit = cause.ExitCode is { } code ? $", exit code {code}" : "";
            text.Append(CultureInfo.InvariantCulture, $"*{cause.Tasks}x* container `{Plain(cause.Container)}`, ")
                .Append(CultureInfo.InvariantCulture, $"image `{Plain(cause.Image)}`{exit}: ")
                .Append(CultureInfo.InvariantCulture, $"`{Plain(cause.Reason)}`\n");
            if (withLines && cause.LastLines.Count > 0)
            {
                text.Append("```").AppendJoin('\n', cause.LastLines.AsEnumerable().Select(Plain)).Append("```\n");
            }
        }
        string of = diagnosis.Threshold is { } threshold ? $" of {threshold}" : "";
        text.Append(CultureInfo.InvariantCulture, $"*Failures:* {diagnosis.Failures}{of}\n*What runs now:* {diagnosis.Runs}, ")
            .Append(CultureInfo.InvariantCulture, $"{diagnosis.Running} of {diagnosis.Desired} tasks");
        return text.ToString();
    }

    /// <summary>Slack's own signs are signs no more: https://docs.slack.dev/messaging/formatting-message-text#escaping.</summary>
    private static string Plain(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace('`', '\'').Replace("\r", "", StringComparison.Ordinal);
}
