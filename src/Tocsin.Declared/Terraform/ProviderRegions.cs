using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Terraform;

/// <summary>Which region each provider configuration works in.</summary>
internal sealed class ProviderRegions(ReadOptions options)
{
    private const string DefaultProvider = "provider.aws";

    private readonly Dictionary<string, string> declared = [];

    /// <summary>The region of the default provider.</summary>
    public string Default => Chosen.Region;

    public string DefaultSource => Chosen.Source;

    private (string Region, string Source) Chosen =>
        options.Region is { } told ? (told, options.RegionSource)
        : declared.TryGetValue(DefaultProvider, out string? provider) ? (provider, "provider")
        : Environment is { } environment ? (environment, "AWS_REGION")
        : ("us-east-1", "default");

    private string? Environment =>
        options.Environment is { } all ? all.GetValueOrDefault("AWS_REGION") is { Length: > 0 } region ? region : all.GetValueOrDefault("AWS_DEFAULT_REGION") : null;

    public void Set(string provider, Value? region)
    {
        if (region is Value.String { Text: { Length: > 0 } text } && !Text.Unknown.In(text))
        {
            declared[provider] = text;
        }
    }

    /// <param name="own">The resource's own <c>region</c> argument, which the provider has since version 6.</param>
    public string Of(string provider, string? own) =>
        own is { Length: > 0 } && !Text.Unknown.In(own) ? own
        : provider != DefaultProvider && declared.TryGetValue(provider, out string? region) ? region
        : Default;
}
