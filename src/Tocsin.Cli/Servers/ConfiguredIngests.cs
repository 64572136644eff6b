using Tocsin.Aws;
using Tocsin.Delivery.Senders;
using Tocsin.Server.Ingest;
using Tocsin.Text;

namespace Tocsin.Cli.Servers;

/// <summary>The ways in for real accounts, of what was written.</summary>
internal static class ConfiguredIngests
{
    /// <exception cref="SettingException">Something cannot be read, or does not go together.</exception>
    public static IngestOptions Of(IngestSetting setting)
    {
        string what = $"the ingest {setting.Name}";
        if (setting.Name.Length is 0 or > 64 || !setting.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new SettingException($"{what}: a name is a part of a path: letters, digits, - and _, up to 64");
        }
        if (setting.From.Count == 0)
        {
            throw new SettingException($"{what}: 'from' lists the ARNs of the topics and queues that it takes, and nothing else is taken");
        }
        if (setting.Topic is not null && setting.Bus is not null)
        {
            throw new SettingException($"{what}: messages enter a bus or a topic: give one of them");
        }
        if (setting.RawPassword is { } reference)
        {
            Protects(what, reference);
        }
        return new IngestOptions(setting.Name, setting.From.Select(f => Source(what, f)).ToValueList())
        {
            Bus = setting.Bus ?? "default",
            Topic = setting.Topic is { } topic ? Source(what, topic, "sns") : null,
            Endpoint = EndpointOf(what, setting.Endpoint),
            RawPasswordAt = setting.RawPassword,
        };
    }

    /// <summary>All that protects what is delivered raw: nobody is to find it by trying.</summary>
    private static void Protects(string what, string reference)
    {
        if (!SecretReference.TryRead(reference, out string? password, out string error))
        {
            throw new SettingException($"{what}: raw-password: {error}");
        }
        if (password.Length < IngestOptions.LeastRawPassword)
        {
            throw new SettingException(
                $"{what}: raw-password: what {reference} holds is shorter than {IngestOptions.LeastRawPassword} characters");
        }
    }

    private static Arn Source(string what, string written, string? service = null) =>
        Arn.TryParse(written, out var arn) && (service is null ? arn.Service is "sns" or "sqs" : arn.Service == service) ? arn
        : throw new SettingException($"{what}: {written} is no ARN of a topic{(service is null ? " or a queue" : "")}");

    private static Uri? EndpointOf(string what, string? written) =>
        written is null ? null
        : Uri.TryCreate(written, UriKind.Absolute, out var at) && at is { PathAndQuery: "/", UserInfo: "" }
            && (at.Scheme == "https" || (at.Scheme == "http" && at.IsLoopback)) ? at
        : throw new SettingException(
            $"{what}: endpoint {written} is no origin of a server like this one: https://…, or http:// on this machine; without it, AWS "
                + "signs");
}
