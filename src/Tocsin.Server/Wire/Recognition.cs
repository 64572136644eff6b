using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>
/// Finds the operation that a request is for: by <c>X-Amz-Target</c>, by <c>Action</c> and <c>Version</c>, or by its path.
/// </summary>
/// <remarks>
/// A target is looked up whole, in one table of all; a path likewise. A form names its version, which is one service's; where it names
/// none, the service is the signature's, or SQS's where it was posted to a queue, or SNS's of the links that it sends. Immutable; safe
/// for any number of threads.
/// </remarks>
internal sealed class Recognition
{
    private readonly FrozenDictionary<string, Recognised.Known> byTarget;
    private readonly FrozenDictionary<string, Recognised.Known> byPath;
    private readonly FrozenDictionary<string, FormService> byVersion;
    private readonly FrozenDictionary<string, FormService> byName;
    private readonly FrozenDictionary<string, IProtocol> byTargetPrefix;

    public Recognition(IReadOnlyList<Operations<Estate>> services)
    {
        var json = services.Where(s => s.Service.Target is not null).ToDictionary(s => s.Service.Name, s => new JsonProtocol(s.Service));
        byTargetPrefix = json.Values.ToFrozenDictionary(p => p.Service.Target!, IProtocol (p) => p);
        byTarget = services.Where(s => s.Service.Target is not null)
            .SelectMany(s => s.All.Select(o => new Recognised.Known(json[s.Service.Name], s.Service, o)))
            .ToFrozenDictionary(k => $"{k.Service.Target}.{k.Operation.Shape.Name}");
        byPath = services.Where(s => s.Service.Protocols.Contains("rest-json")).Select(s => (s, Protocol: new RestJsonProtocol()))
            .SelectMany(p => p.s.All.Select(o => new Recognised.Known(p.Protocol, p.s.Service, o)))
            .ToFrozenDictionary(k => k.Operation.Shape.Path);
        var forms = services.Where(s => s.Service.XmlNamespace is not null).Select(s => new FormService(s)).ToList();
        byVersion = forms.ToFrozenDictionary(f => f.Service.Version);
        byName = forms.ToFrozenDictionary(f => f.Service.Name);
    }

    public IEnumerable<Recognised.Known> All =>
        [.. byTarget.Values, .. byPath.Values, .. byName.Values.SelectMany(f => f.Operations.Values)];

    /// <summary>What the request speaks, by its headers alone: in that it is answered until more is known of it.</summary>
    public IProtocol SpokenBy(HttpRequest request, Signature? signature)
    {
        if ((string?)request.Headers["X-Amz-Target"] is { } target)
        {
            return byTargetPrefix.GetValueOrDefault(PrefixOf(target)) ?? JsonProtocol.OfUnknown(request.ContentType);
        }
        if (IsForm(request))
        {
            return signature is not null && byName.TryGetValue(signature.Scope.Service, out var service)
                ? service.Protocol
                : QueryProtocol.OfUnknown;
        }
        return RestXmlProtocol.OfUnknown(signature?.Scope.Service ?? "") ?? (IProtocol)RestJsonProtocol.OfUnknown;
    }

    public Recognised Of(Incoming incoming, IProtocol spoken)
    {
        var request = incoming.Http;
        string signed = incoming.Signature?.Scope.Service ?? "";
        if ((string?)request.Headers["X-Amz-Target"] is { } target)
        {
            return byTarget.TryGetValue(target, out var known)
                ? known
                : new Recognised.Unknown(spoken, signed.Length > 0 ? signed : PrefixOf(target), target[(target.LastIndexOf('.') + 1)..]);
        }
        if (incoming.Form is { } form)
        {
            return OfForm(form, form.Parameter("Version"), request, signed, spoken);
        }
        return HttpMethods.IsPost(request.Method) && byPath.TryGetValue(request.Path.Value ?? "", out var posted)
            ? posted
            : new Recognised.Unknown(spoken, signed, $"{request.Method} {request.Path.Value}");
    }

    /// <summary>Whether it is one of the query protocol.</summary>
    public static bool IsForm(HttpRequest request) =>
        request.Headers["X-Amz-Target"].Count == 0
        && (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            || request.Query.ContainsKey("Action"));

    private Recognised OfForm(FormFieldReader form, string? version, HttpRequest request, string signed, IProtocol spoken)
    {
        string action = form.Parameter("Action") ?? "";
        var service = version is not null ? byVersion.GetValueOrDefault(version)
            : byName.GetValueOrDefault(signed.Length > 0 ? signed
                : QueueUrls.IsPath(request.Path) ? "sqs"
                // The links that SNS sends name no version.
                : action is "ConfirmSubscription" or "Unsubscribe" ? "sns" : "");
        if (service is null)
        {
            return new Recognised.Unknown(spoken, signed.Length > 0 ? signed : version ?? "", action, version);
        }
        return service.Operations.TryGetValue(action, out var known)
            ? known
            : new Recognised.Unknown(service.Protocol, service.Service.Name, action, version ?? service.Service.Version);
    }

    private static string PrefixOf(string target) => target[..Math.Max(0, target.LastIndexOf('.'))];

    private sealed class FormService
    {
        public FormService(Operations<Estate> service)
        {
            Service = service.Service;
            Protocol = new QueryProtocol(service.Service);
            Operations = service.All.ToFrozenDictionary(o => o.Shape.Name, o => new Recognised.Known(Protocol, Service, o));
        }

        public ServiceShape Service { get; }

        public QueryProtocol Protocol { get; }

        public FrozenDictionary<string, Recognised.Known> Operations { get; }
    }
}
