using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Declared.Values;

/// <summary>What came of an operator, a conversion or a function: a value, or why there is none.</summary>
public abstract record Attempt
{
    private Attempt()
    {
    }

    public sealed record Done(Value Value) : Attempt;

    /// <param name="Message">As Terraform words it.</param>
    /// <param name="Argument">The zero-based argument or operand at fault; null when none is.</param>
    public sealed record Failed(string Message, int? Argument = null) : Attempt;

    public static implicit operator Attempt(Value value) => new Done(value);

    public static Attempt Fail(string message, int? argument = null) => new Failed(message, argument);

    /// <returns>True with the value, or false with what failed; one of the two is always set.</returns>
    public bool TryGet([NotNullWhen(true)] out Value? value, [NotNullWhen(false)] out Failed? failed)
    {
        value = (this as Done)?.Value;
        failed = this as Failed;
        return value is not null;
    }

    /// <summary>The next step with the value; a failure stays what it is.</summary>
    public Attempt Then(Func<Value, Attempt> next) => this is Done done ? next(done.Value) : this;
}
