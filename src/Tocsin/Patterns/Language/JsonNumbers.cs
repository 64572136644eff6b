namespace Tocsin.Patterns.Language;

/// <summary>Numbers, whose errors stand at different columns by where in the number they are noticed.</summary>
internal readonly struct JsonNumbers(JsonCursor cursor, bool isRoot)
{
    private string Source => cursor.Source;

    public Token Read()
    {
        int at = cursor.Start;
        bool negative = Source[at] == '-';
        if (negative && ++at < Source.Length && !char.IsAsciiDigit(Source[at]))
        {
            cursor.Position = at + 1;
            throw Source[at] == '.'
                ? cursor.Unexpected('.', $"expected a valid value {JsonTokens.ExpectedValues}")
                : Bad(Source[at], "expected digit (0-9) to follow minus sign, for valid numeric value");
        }
        if (at >= Source.Length)
        {
            cursor.Position = at;
            throw cursor.Broken("Unexpected end-of-inputNo digit following minus sign");
        }
        bool zero = Source[at] == '0';
        if (zero && at + 1 < Source.Length && char.IsAsciiDigit(Source[at + 1]))
        {
            cursor.Position = at + 1;
            throw cursor.Broken("Invalid numeric value: Leading zeroes not allowed");
        }
        at = Digits(at);
        bool isFloat = at < Source.Length && Source[at] is '.' or 'e' or 'E';
        cursor.Position = isFloat ? at + 1 : at;
        if (isFloat)
        {
            at = ReadFraction(at, zero);
        }
        cursor.Position = at;
        if (isRoot && at < Source.Length && Source[at] is not (' ' or '\t' or '\r' or '\n'))
        {
            cursor.Position++;
            throw cursor.Unexpected(Source[at], "Expected space separating root-level values");
        }
        return isFloat ? Token.Float : Token.Integer;
    }

    // A number that begins with 0 is read one character at a time, so its errors stand behind the offending character; others are scanned
    // ahead, and their errors stand behind the point or the 'e'. So does a number that the text ends in.
    private int ReadFraction(int at, bool stepwise)
    {
        if (Source[at] == '.')
        {
            int digits = at + 1;
            at = Digits(digits);
            if (at == digits)
            {
                throw BadAt(at, stepwise, "Decimal point not followed by a digit");
            }
        }
        if (at < Source.Length && Source[at] is 'e' or 'E')
        {
            int digits = at + 1;
            if (digits < Source.Length && Source[digits] is '+' or '-')
            {
                digits++;
            }
            at = Digits(digits);
            if (at == digits)
            {
                if (at >= Source.Length)
                {
                    cursor.Position = at;
                    throw cursor.Broken("Unexpected end-of-inputexpected a digit for number exponent");
                }
                throw BadAt(at, stepwise, "Exponent indicator not followed by a digit");
            }
        }
        return at;
    }

    private int Digits(int at)
    {
        while (at < Source.Length && char.IsAsciiDigit(Source[at]))
        {
            at++;
        }
        return at;
    }

    private PatternRefusal BadAt(int at, bool stepwise, string comment)
    {
        bool atEnd = at >= Source.Length;
        if (stepwise || atEnd)
        {
            cursor.Position = Math.Min(at + 1, Source.Length);
        }
        return Bad(Source[atEnd ? at - 1 : at], comment);
    }

    private PatternRefusal Bad(char c, string comment) =>
        cursor.Broken($"Unexpected character ({JsonCursor.Describe(c)}) in numeric value: {comment}");
}
