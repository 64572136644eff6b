using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>A service as its model has it: what a wire needs to know to find it and to speak with it.</summary>
/// <param name="Name">As it is signed: <c>events</c>.</param>
/// <param name="Protocols">Those of the model, best first: <c>json</c>, <c>query</c>, <c>rest-json</c>.</param>
/// <param name="Target">Before the dot in <c>X-Amz-Target</c>; null where there is none.</param>
/// <param name="JsonVersion"><c>1.0</c> or <c>1.1</c>.</param>
/// <param name="XmlNamespace">Of answers in XML.</param>
/// <param name="ConstraintCode">The error by which it refuses what breaks the model's constraints.</param>
public sealed record ServiceShape(
    string Name,
    string Version,
    ValueList<string> Protocols,
    string? Target,
    string? JsonVersion,
    string? XmlNamespace,
    string ConstraintCode);
