namespace Tocsin.Delivery.Queries;

/// <summary>One condition of a query.</summary>
internal abstract record Term
{
    private Term()
    {
    }

    public abstract bool Holds(Found found);

    public sealed record Not(Term Term) : Term
    {
        public override bool Holds(Found found) => !Term.Holds(found);
    }

    public sealed record Since(DateTimeOffset Time) : Term
    {
        public override bool Holds(Found found) => found.At >= Time;
    }

    public sealed record Before(DateTimeOffset Time) : Term
    {
        public override bool Holds(Found found) => found.At < Time;
    }

    /// <summary>Words that stand in its text, whatever their case.</summary>
    public sealed record Words(string Text) : Term
    {
        public override bool Holds(Found found) => found.Text.Contains(Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A field has a value: whole, by the name at the end of an ARN, or with <c>*</c> for anything.</summary>
    public sealed record Field(Func<Found, IEnumerable<string>> Values, string Pattern) : Term
    {
        public override bool Holds(Found found) => Values(found).Any(v => Wildcard.Matches(Pattern, v) || Wildcard.Matches(Pattern,
            Name(v)));

        private static string Name(string arn) => arn[(arn.LastIndexOfAny(['/', ':']) + 1)..];
    }
}
