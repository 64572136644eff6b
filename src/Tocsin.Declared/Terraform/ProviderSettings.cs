using Tocsin.Aws;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Told;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// In which region and account each provider configuration of a module works: those it declares, and those its caller passes to it.
/// </summary>
/// <param name="above">The settings of the calling module; null for the root.</param>
/// <param name="open">Of the root, the configurations that only a caller declares, each beside another one, so that their region need not
/// be the root's.</param>
/// <param name="passed">The <c>providers</c> of the call: the key of a configuration here and the one of the caller that stands for
/// it.</param>
/// <remarks>
/// https://developer.hashicorp.com/terraform/language/modules/develop/providers: only the default configuration is inherited by itself.
/// </remarks>
internal sealed class ProviderSettings(
    ReadOptions options, ProviderSettings? above = null, IReadOnlyDictionary<string, string>? passed = null,
        IReadOnlySet<string>? open = null)
{
    public const string Default = "provider.aws";

    private readonly Dictionary<string, (string? Region, AccountId? Account, Entries Tags)> declared = [];

    /// <summary>What the default configuration of the root comes to, and who says so.</summary>
    public Assumed Assumed
    {
        get
        {
            var (account, accountSource) = AccountInForce;
            var (region, regionSource) = RegionInForce;
            return new Assumed(account.ToString(), accountSource, region, regionSource);
        }
    }

    public void Set(string provider, Block block, Func<Expression, Value> evaluate)
    {
        string? Text(Body body, string argument) =>
            body[argument] is { } given && evaluate(given.Value) is Value.String { Text: { Length: > 0 } text }
                && !Tocsin.Text.Unknown.In(text)
                ? text
                : null;
        var allowed = block.Body["allowed_account_ids"] is { } ids ? evaluate(ids.Value).Elements : null;
        string? account = block.Body.BlocksOf("assume_role").Select(r => Text(r.Body, "role_arn")).OfType<string>()
            .Select(a => Arn.TryParse(a, out var arn) ? arn.Account : null).LastOrDefault()
            ?? (allowed is [Value.String only] ? only.Text : null);
        var tags = block.Body.BlocksOf("default_tags").Select(d => d.Body["tags"]).OfType<Argument>()
            .Select(t => evaluate(t.Value).Members).FirstOrDefault() ?? Entries.Empty;
        declared[provider] = (Text(block.Body, "region"), AccountId.TryParse(account, out var parsed) ? parsed : null, tags);
    }

    /// <summary>The tags that a configuration gives to all its resources.</summary>
    public Entries TagsOf(string provider) =>
        declared.TryGetValue(provider, out var here) ? here.Tags
        : above is not null && NameAbove(provider) is { } name ? above.TagsOf(name)
        : Entries.Empty;

    /// <param name="own">The resource's own <c>region</c> argument, which the provider has since version 6.</param>
    public string RegionOf(string provider, string? own = null) =>
        own is { Length: > 0 } && !Tocsin.Text.Unknown.In(own) ? own
        : IsRoots(provider) ? RegionInForce.Region
        : declared.TryGetValue(provider, out var here) ? here.Region ?? Root.RegionInForce.Region
        : above is not null && NameAbove(provider) is { } name ? above.RegionOf(name)
        : open?.Contains(provider) == true ? Tocsin.Text.Unknown.Mark($"the region of {provider["provider.".Length..]}")
        : Root.RegionInForce.Region;

    public AccountId AccountOf(string provider) =>
        IsRoots(provider) ? AccountInForce.Account
        : declared.TryGetValue(provider, out var here) ? here.Account ?? Root.AccountInForce.Account
        : above is not null && NameAbove(provider) is { } name ? above.AccountOf(name)
        : Root.AccountInForce.Account;

    private ProviderSettings Root => above?.Root ?? this;

    private bool IsRoots(string provider) => above is null && provider == Default;

    private string? NameAbove(string provider) =>
        passed?.GetValueOrDefault(provider) ?? (provider.Count(c => c == '.') == 1 ? provider : null);

    private (AccountId Account, string Source) AccountInForce =>
        AccountId.TryParse(options.Account, out var told) ? (told, options.AccountSource)
        : declared.GetValueOrDefault(Default).Account is { } account ? (account, "provider")
        : (AccountId.Assumed, "assumed");

    private (string Region, string Source) RegionInForce =>
        options.Region is { } told ? (told, options.RegionSource)
        : declared.GetValueOrDefault(Default).Region is { } region ? (region, "provider")
        : Environment is { } environment ? (environment, "AWS_REGION")
        : ("us-east-1", "default");

    private string? Environment =>
        options.Environment is { } all
            ? all.GetValueOrDefault("AWS_REGION") is { Length: > 0 } region
            ? region
            : all.GetValueOrDefault("AWS_DEFAULT_REGION")
            : null;
}
