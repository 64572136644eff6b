using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Resources;

/// <summary>An apply under way: the estate as it grows, what was refused, and where everything is declared.</summary>
internal sealed class Applying
{
    private static readonly DateTimeOffset FixedNow = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);

    private const string LeftOut = "is left out";

    private readonly Findings findings;
    private readonly DateTimeOffset now;
    private readonly bool isPatched;
    private readonly List<Refusal> refusals = [];
    private readonly List<Unmodelled> unmodelled;

    public Applying(Assumed assumed, IEnumerable<Unmodelled> notRead, ReadOptions options, Findings findings)
    {
        this.findings = findings;
        now = options.Now ?? FixedNow;
        isPatched = options.Patches.Any(p => p is Patch.Remove);
        unmodelled = [.. notRead];
        AccountId.TryParse(assumed.Account, out var account);
        Estate = new Estate(account, assumed.Region);
    }

    public Estate Estate { get; private set; }

    public Places Places { get; } = new();

    /// <summary>Names that are not known offline, and whom they tell apart.</summary>
    public required MarkedNames Names { get; init; }

    /// <summary>All that is applied.</summary>
    public required IReadOnlyList<ResourceInstance> All { get; init; }

    /// <summary>What is made in one request, by the resource that it is a part of, and its type.</summary>
    public required ILookup<(string Resource, string Type), ResourceInstance> Parts { get; init; }

    public Estate Finished() => Estate with { Refusals = refusals.ToValueList() };

    /// <summary>What was not read, and what was left out.</summary>
    public ValueList<Unmodelled> Unmodelled => unmodelled.ToValueList();

    public Call CallFor(ResourceInstance instance) => new(instance.Account, instance.Region, now, Generated.Ids(instance));

    /// <summary>Runs an operation as a client would, and applies its changes; what AWS refuses becomes a finding and a refusal.</summary>
    /// <param name="shares">The instances that the request is read from: the first gives the request itself.</param>
    /// <param name="refused">The finding's code, and the reason that events stop by, for an error.</param>
    /// <returns>The answer; null where it was refused.</returns>
    public TResponse? Run<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> operation, ValueList<Share> shares, Func<AwsError, (string Code, Reason? Reason)> refused)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var read = Services.Read(operation, new DeclaredFieldReader(shares));
        var decided = read.Error is { } unread ? unread : read.Value(Estate, CallFor(shares[0].Instance));
        if (decided.Error is { } error)
        {
            Refuse(shares, operation.Name, error, refused(error));
            return null;
        }
        Apply(decided.Value.Changes);
        return (TResponse)decided.Value.Response;
    }

    public void Apply(params ValueList<Change> changes) => Estate = Estate.With(changes);

    /// <summary>Leaves a resource out because its own name is not known, and is not its own alone.</summary>
    public bool IsAmbiguous(ResourceInstance instance, string name) => Names.AreAmbiguous(instance) && IsUnknown(instance, name);

    /// <summary>Leaves a resource out because something that says what it belongs to is not known.</summary>
    /// <returns>True when one of these texts is unknown.</returns>
    public bool IsUnknown(ResourceInstance instance, params ReadOnlySpan<string?> texts) =>
        IsUnknown(instance, CouldCarryTheAlarm(instance), FromOf(instance), texts);

    /// <summary>
    /// The same of a way that is a part of what these texts name: where that is not declared here, all before it may be elsewhere.
    /// </summary>
    public bool IsOfUnknown(ResourceInstance instance, params ReadOnlySpan<string?> owners)
    {
        foreach (string? owner in owners)
        {
            if (owner is not null && !Unknown.NamesIn(owner).All(n => IsLeftOut(n, instance)) && !unmodelled.Exists(
                u => u.From is not null && u.Why == WhyUnknown(owner)))
            {
                return IsUnknown(instance, CouldCarryTheAlarm(instance), FromElsewhere(instance), owners);
            }
        }
        return IsUnknown(instance, owners);
    }

    /// <summary>
    /// What is named is declared here, and not read: it leaves open what it can by itself. What a plan does not know of a resource is of
    /// others that it makes.
    /// </summary>
    private bool IsLeftOut(string name, ResourceInstance by) => IsOf(name, by.Address) || unmodelled.Exists(u => IsOf(name, u.Address));

    private static bool IsOf(string name, string address) =>
        name.StartsWith(address, StringComparison.Ordinal) && (name.Length == address.Length || name[address.Length] is '.' or '[');

    private static string WhyUnknown(string text) =>
        $"it depends on {Listing.Of(Unknown.NamesIn(text))}, which is not known offline";

    private bool IsUnknown(ResourceInstance instance, bool couldCarry, Stage? from, ReadOnlySpan<string?> texts)
    {
        foreach (string? text in texts)
        {
            if (text is not null && Unknown.In(text))
            {
                Leave(new Unmodelled(instance.Address, WhyUnknown(text), couldCarry, instance.Header) { From = from }, LeftOut);
                return true;
            }
        }
        return false;
    }

    /// <param name="bus">A name or an ARN; null is the default bus.</param>
    public bool IsMadeBus(ResourceInstance instance, string? bus) =>
        Estate.Events.Find(EventBridge.Names.Bus(CallFor(instance), bus))?.Made is not null;

    /// <summary>The same of what decides whether a service's failures are announced: whether it would ring cannot be told then.</summary>
    public bool IsOpenService(ResourceInstance instance, params ReadOnlySpan<string?> texts)
    {
        if (!IsUnknown(instance, true, FromOf(instance), texts))
        {
            return false;
        }
        unmodelled[^1] = unmodelled[^1] with { IsOpenService = true };
        return true;
    }

    /// <summary>What terraform or its provider refuses before any request is sent.</summary>
    public void RefuseByProvider(ResourceInstance instance, string argument, string message, string code) =>
        findings.Add(
            Description.Told(instance.Language, new Finding(code, Severity.Error, BodyLocation.Of(instance.Body, argument).Span,
                $"{message}; {instance.Language.Tool} refuses it.")));

    /// <summary>A topic has one policy: of two that are declared, the one that terraform happens to apply last stays.</summary>
    public void ReportSecondPolicy(ResourceInstance instance, string topic)
    {
        if (!instance.IsApplied && Places.DeclarerOf(topic, "Policy") is { } first)
        {
            findings.Add(Description.Told(instance.Language, new Finding(
                FindingCode.TwoTopicPolicies, Severity.Warning, BodyLocation.Of(instance.Body, "policy").Span,
                $"{first.Address} sets the policy of the same topic: a topic has one, and which of the two stays is a matter of the "
                    + $"order in which they are applied.",
                "one policy with the statements of both")));
        }
    }

    /// <summary>A refusal is about the share that gives the member at fault.</summary>
    private void Refuse(ValueList<Share> shares, string operation, AwsError error, (string Code, Reason? Reason) refused)
    {
        string member = error.Member ?? "";
        var share = shares.Skip(1).FirstOrDefault(s => s.Within(member) is not null) ?? shares[0];
        Refuse(
            share.Instance, new Place(share.Resource, share.Within(member)!.Replace('/', '.'), error.Pointer, error.Offset), operation,
            error, refused);
    }

    private void Refuse(ResourceInstance instance, Place place, string operation, AwsError error, (string Code, Reason? Reason) refused)
    {
        var where = Places.Locate(place)?.Span ?? instance.Header;
        if (error.Cause is Cause.Missing)
        {
            // It may exist all the same, since not everything is declared in one folder; but not where it was refused.
            if (!isPatched && !refusals.Any(r => place.Resource.StartsWith(r.Where.Resource, StringComparison.Ordinal)))
            {
                LeaveOut(instance, $"what it belongs to is not declared here ({operation} answers {error.Code}: {error.Message})", where);
            }
            return;
        }
        Refuse(instance, place, where, operation, error, refused);
    }

    /// <summary>Records that AWS refuses a request, so that what it asks for is not there.</summary>
    public void Refuse(
        ResourceInstance instance, Place place, Span where, string operation, AwsError error, (string Code, Reason? Reason) refused,
        string? write = null)
    {
        var language = instance.Language.For(where.Source);
        var finding = new Finding(
            refused.Code, Severity.Error, where, $"{language.Failing}: {operation} answers {error.Code}: {error.Message}", write
                ?? (Advice.On(error, refused.Reason, where) is { } advice ? language.Say(advice) : null),
            refused.Reason == Reasons.PolicyInvalid ? Advice.AllActions(where) : []);
        findings.Add(Description.Told(language, finding) with { Address = instance.Address });
        refusals.Add(new Refusal(place, refused.Reason, error));
    }

    /// <summary>Says of a resource that is applied what leaves open whether it carries the alarm.</summary>
    public void LeaveOpen(ResourceInstance instance, string why) =>
        Leave(new Unmodelled(instance.Address, why, true, instance.Header) { From = FromOf(instance) }, "is not read in full");

    private void LeaveOut(ResourceInstance instance, string why, Span where) =>
        Leave(new Unmodelled(instance.Address, why, CouldCarryTheAlarm(instance), where) { From = FromElsewhere(instance) }, LeftOut);

    private static Stage? FromOf(ResourceInstance instance) => ResourceTypes.Find(instance.Type).CarriesFrom;

    /// <summary>
    /// The hop of a resource whose owner is elsewhere: a rule's target, or a topic's subscription, may have all of its way there.
    /// </summary>
    private static Stage? FromElsewhere(ResourceInstance instance) =>
        ResourceTypes.Find(instance.Type) is { CarriesBeside: not null, CarriesFrom: var from } ? from : null;

    private bool CouldCarryTheAlarm(ResourceInstance instance) =>
        ResourceTypes.Find(instance.Type) is { CouldCarryTheAlarm: true } type && (type.CarriesBeside is not { } beside || All.Any(beside));

    private void Leave(Unmodelled left, string how)
    {
        unmodelled.Add(left);
        findings.LeftOut(left, how);
    }
}
