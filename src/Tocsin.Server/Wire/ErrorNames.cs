using System.Collections.Frozen;
using Tocsin.Aws;

namespace Tocsin.Server.Wire;

/// <summary>What a service's errors are called in JSON, where the engine calls them as the query protocol does.</summary>
/// <remarks>
/// SQS says both: the shape's name in the body, <c>com.amazonaws.sqs#QueueDoesNotExist</c>, and the old code in a header, which clients
/// that
/// know queues from before go by: https://smithy.io/2.0/aws/protocols/aws-query-compatible-trait.html. What is no shape of its model is
/// the framework's, <c>com.amazon.coral.service#</c>.
/// </remarks>
internal sealed class ErrorNames
{
    /// <summary>Errors that the services raise, and their models do not have; recorded on AWS 2026-09, of SQS.</summary>
    private static readonly FrozenDictionary<string, string> Unmodelled = new Dictionary<string, string>
    {
        ["InvalidParameterValue"] = "InvalidParameterValueException",
        ["MissingParameter"] = "MissingRequiredParameterException",
        ["AccessDenied"] = "AccessDeniedException",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, string> shapes;
    private readonly FrozenDictionary<string, string> codes;
    private readonly FrozenSet<string> modelled;
    private readonly string? modelNamespace;

    private ErrorNames(string? modelNamespace, IEnumerable<ErrorShape> errors, bool isQueryCompatible)
    {
        var own = errors.ToList();
        this.modelNamespace = modelNamespace;
        IsQueryCompatible = isQueryCompatible;
        modelled = own.Select(e => e.Name).ToFrozenSet();
        var renamed = isQueryCompatible
            ? own.Where(e => e.Code != e.Name).Select(e => new KeyValuePair<string, string>(e.Code, e.Name)).Concat(Unmodelled)
            : [];
        shapes = renamed.DistinctBy(r => r.Key).ToFrozenDictionary();
        codes = shapes.ToFrozenDictionary(s => s.Value, s => s.Key);
    }

    /// <param name="service">As it is signed.</param>
    public static ErrorNames Of(string service) => service switch
    {
        "sqs" => new ErrorNames("com.amazonaws.sqs", Sqs.Shapes.Errors.All.AsEnumerable(), isQueryCompatible: true),
        "monitoring" => new ErrorNames("com.amazonaws.cloudwatch", CloudWatch.Shapes.Errors.All.AsEnumerable(), isQueryCompatible: true),
        _ => new ErrorNames(null, [], isQueryCompatible: false),
    };

    public bool IsQueryCompatible { get; }

    public string OfShape(string code) => shapes.GetValueOrDefault(code, code);

    public string OfQuery(string code) => codes.GetValueOrDefault(code, code);

    public string WithNamespace(string shape) =>
        modelNamespace is null ? shape : $"{(modelled.Contains(shape) ? modelNamespace : "com.amazon.coral.service")}#{shape}";
}
