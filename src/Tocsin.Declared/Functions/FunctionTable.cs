using System.Collections.Frozen;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Collections;
using Tocsin.Declared.Functions.Encodings;
using Tocsin.Declared.Functions.Networks;
using Tocsin.Declared.Functions.Texts;
using Tocsin.Declared.Functions.Times;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions;

/// <summary>
/// Terraform's functions by name. <c>try</c> and <c>can</c> are not here: they take expressions, and belong to the evaluator.
/// </summary>
public static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Functions = new[]
    {
        StringFunctions.All, FormatFunctions.All, RegexFunctions.All, CollectionFunctions.All, MapFunctions.All, SetFunctions.All,
        NumericFunctions.All, EncodingFunctions.All,
        HashFunctions.All, FilesystemFunctions.All, IpNetworkFunctions.All, DateFunctions.All, TypeFunctions.All, TofuFunctions.All,
        ProviderFunctions.All,
    }.SelectMany(f => f).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The names of all functions, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// Calls a function. A failure is worded as Terraform words it, without the name of the function, and names the argument when one is at
    /// fault.
    /// </summary>
    public static Attempt Call(string name, IReadOnlyList<Value> arguments, FunctionContext context)
    {
        if (!Functions.TryGetValue(name.StartsWith("core::", StringComparison.Ordinal) ? name[6..] : name, out var function))
        {
            if (name.StartsWith(ProviderFunctions.Prefix, StringComparison.Ordinal))
            {
                return new Value.Unknown([$"{name}()"]);
            }
            return Attempt.Fail($"There is no function named \"{name}\".{Suggestion.For(name, Names)}");
        }
        if (WrongCount(function, arguments.Count) is { } wrongCount)
        {
            return wrongCount;
        }
        var converted = new Value[arguments.Count];
        var unknown = new List<Value>();
        for (int i = 0; i < converted.Length; i++)
        {
            var parameter = ParameterAt(function, i);
            var argument = arguments[i] is Value.Null && !parameter.AllowsNull
                ? Attempt.Fail("argument must not be null")
                : Conversion.Convert(arguments[i], parameter.Type);
            if (!argument.TryGet(out converted[i]!, out var failed))
            {
                return InArgument(function, i, failed.Message);
            }
            if ((converted[i] is Value.Unknown && parameter.Unknowns != OnUnknown.Take)
                || (parameter.Unknowns == OnUnknown.Read && Unknowns.Of(converted[i]) is not null))
            {
                unknown.Add(converted[i]);
            }
        }
        if (Unknowns.Of(unknown) is { } answer)
        {
            return answer;
        }
        return function.Body(new Arguments(converted, context)) switch
        {
            Attempt.Failed { Argument: { } at } failed => InArgument(function, at, failed.Message),
            Attempt.Failed failed => Attempt.Fail($"{failed.Message.TrimEnd('.')}."),
            var done => done,
        };
    }

    private static Parameter ParameterAt(Function function, int index) =>
        index < function.Parameters.Count ? function.Parameters[index] : function.Rest!;

    private static Attempt InArgument(Function function, int index, string message) =>
        Attempt.Fail($"Invalid value for \"{ParameterAt(function, index).Name}\" parameter: {message.TrimEnd('.')}.", index);

    private static Attempt? WrongCount(Function function, int count)
    {
        int wanted = function.Parameters.Count;
        return count < wanted
            ? Attempt.Fail(
                $"Function \"{function.Name}\" expects {(function.Rest is null ? "" : "at least ")}{wanted} argument(s). Missing value "
                    + $"for \"{function.Parameters[count].Name}\".")
            : count > wanted && function.Rest is null
                ? Attempt.Fail($"Function \"{function.Name}\" expects only {wanted} argument(s).", wanted)
            : null;
    }
}
