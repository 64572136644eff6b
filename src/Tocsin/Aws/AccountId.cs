namespace Tocsin.Aws;

/// <summary>A twelve-digit account id.</summary>
public readonly record struct AccountId
{
    private readonly string? digits;

    private AccountId(string digits) => this.digits = digits;

    /// <summary>The account that AWS's own examples use: assumed where the user names none.</summary>
    public static AccountId Assumed { get; } = new("111122223333");

    public static bool TryParse(string? text, out AccountId account)
    {
        bool ok = text is { Length: 12 } && text.All(char.IsAsciiDigit);
        account = ok ? new AccountId(text!) : default;
        return ok;
    }

    public override string ToString() => digits ?? Assumed.ToString();
}
