using System.Globalization;

namespace Tocsin.Patterns.Language;

/// <summary>The words of JSON, and what stands where a value should be and is none.</summary>
internal readonly struct JsonWords(JsonCursor cursor)
{
    private const string Expected = JsonTokens.ExpectedValues;

    public Token Match(string word, Token token)
    {
        for (int i = 1; i < word.Length; i++, cursor.Position++)
        {
            if (cursor.Position >= cursor.Source.Length || cursor.Source[cursor.Position] != word[i])
            {
                throw UnrecognizedToken(word[..i]);
            }
        }
        if (cursor.Position < cursor.Source.Length && cursor.Source[cursor.Position] >= '0'
            && IsIdentifierPart(cursor.Source[cursor.Position]))
        {
            throw UnrecognizedToken(word);
        }
        return token;
    }

    public PatternRefusal Odd(char c)
    {
        switch (c)
        {
            case 'N':
                Match("NaN", Token.None);
                return cursor.Broken("Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow");
            case 'I':
                Match("Infinity", Token.None);
                return cursor.Broken("Non-standard token 'Infinity': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow");
            case '+':
                if (cursor.Position >= cursor.Source.Length)
                {
                    return cursor.Broken("Unexpected end-of-input in a Number value");
                }
                cursor.Position++;
                return cursor.Broken(
                    "Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to have plus signs: "
                    + "enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow");
        }
        return IsIdentifierStart(c) ? UnrecognizedToken(c.ToString()) : cursor.Unexpected(c, $"expected a valid value {Expected}");
    }

    private PatternRefusal UnrecognizedToken(string begun)
    {
        int from = cursor.Position;
        while (cursor.Position < cursor.Source.Length && IsIdentifierPart(cursor.Source[cursor.Position])
            && begun.Length + cursor.Position - from < 256)
        {
            cursor.Position++;
        }
        string token = begun + cursor.Source[from..cursor.Position];
        return cursor.Broken($"Unrecognized token '{token}{(token.Length >= 256 ? "..." : "")}': was expecting {Expected}");
    }

    private static bool IsIdentifierStart(char c) => char.IsLetter(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber
            or UnicodeCategory.CurrencySymbol or UnicodeCategory.ConnectorPunctuation;

    private static bool IsIdentifierPart(char c) => IsIdentifierStart(c) || char.IsDigit(c)
        || c is <= '\u0008' or (>= '\u000E' and <= '\u001B') or (>= '\u007F' and <= '\u009F')
        || char.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}
