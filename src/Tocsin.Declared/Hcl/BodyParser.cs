using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads arguments and blocks. An item that cannot be read is left out, and reading goes on with the next.</summary>
internal sealed class BodyParser(Cursor cursor)
{
    private readonly ExpressionParser expressions = new(cursor);

    /// <summary>A whole file.</summary>
    public Body ParseFile()
    {
        cursor.Newlines = true;
        var items = new Items(cursor);
        ParseItems(items, nested: false);
        return items.ToBody(cursor.SpanOf(0, cursor.Text.Length));
    }

    /// <summary>Up to the closing brace, or to the end of the text.</summary>
    private void ParseItems(Items items, bool nested)
    {
        while (true)
        {
            var token = cursor.Peek();
            switch (token.Kind)
            {
                case TokenKind.EndOfText:
                    return;
                case TokenKind.Newline:
                    cursor.Take();
                    break;
                case TokenKind.CloseBrace when nested:
                    return;
                case TokenKind.Name:
                    ParseItem(items, token);
                    break;
                default:
                    cursor.FailHere("an argument or a block", token.Kind switch
                    {
                        TokenKind.CloseBrace => "Delete the '}', or look for the '{' that is missing above.",
                        TokenKind.Quote => "the name of an argument without quotes: name = value",
                        TokenKind.UnclosedComment => "Close the comment with '*/'.",
                        _ => "name = value, or: type \"label\" { ... }",
                    });
                    SkipItem(token.Start, token.Kind == TokenKind.CloseBrace ? cursor.Open - 1 : cursor.Open);
                    break;
            }
        }
    }

    private void ParseItem(Items items, Token name)
    {
        int open = cursor.Open;
        cursor.Take();
        switch (cursor.Peek().Kind)
        {
            case TokenKind.Equal:
                items.Add(ParseArgument(name));
                if (!cursor.Failed && cursor.Peek().Kind is not (TokenKind.Newline or TokenKind.EndOfText))
                {
                    cursor.FailHere("a new line behind the argument", cursor.Sees(TokenKind.Comma)
                        ? "Delete the ',': arguments are separated by new lines." : "one argument a line.");
                }
                break;
            case TokenKind.OpenBrace or TokenKind.Quote or TokenKind.Name:
                items.Add(ParseBlock(name));
                if (!cursor.Failed && cursor.Peek().Kind is not (TokenKind.Newline or TokenKind.EndOfText))
                {
                    cursor.FailHere("a new line behind the block", "one block a line.");
                }
                break;
            default:
                cursor.FailHere($"'=' or '{{' behind {cursor.TextOf(name)}",
                    $"{cursor.TextOf(name)} = value, or: {cursor.TextOf(name)} {{ ... }}");
                break;
        }
        if (cursor.Failed)
        {
            SkipItem(name.Start, open);
        }
    }

    private Argument ParseArgument(Token name)
    {
        cursor.Take();
        var value = expressions.Parse();
        return new Argument(cursor.SpanFrom(name.Start), cursor.NameOf(name), cursor.SpanOf(name), value);
    }

    private Block ParseBlock(Token type)
    {
        var labels = new List<BlockLabel>();
        while (!cursor.Failed && cursor.Peek() is { Kind: TokenKind.Quote or TokenKind.Name } token)
        {
            labels.Add(ParseLabel(token));
        }
        var header = cursor.SpanFrom(type.Start);
        var items = new Items(cursor);
        int bodyStart = cursor.At;
        if (!cursor.Failed && OpensBody() && cursor.TryEnter())
        {
            bodyStart = cursor.At;
            ParseContent(items, header);
            cursor.Leave();
        }
        return new Block(cursor.SpanFrom(type.Start), header, cursor.NameOf(type), labels.ToValueList(),
            items.ToBody(cursor.SpanFrom(bodyStart)));
    }

    private BlockLabel ParseLabel(Token token)
    {
        if (token.Kind == TokenKind.Name)
        {
            return new BlockLabel(cursor.SpanOf(cursor.Take()), cursor.TextOf(token));
        }
        var template = expressions.Templates.ParseQuoted();
        if (template.Literal is null && !cursor.Failed)
        {
            cursor.Fail(template.Span, "A block's label is plain text; this one has an interpolation or a directive.",
                "the label out; double the '$' or '%' to mean the character.");
        }
        return new BlockLabel(template.Span, template.Literal ?? "");
    }

    /// <summary>Takes the opening brace; one that stands on the next line is an error, but can still be read.</summary>
    private bool OpensBody()
    {
        if (cursor.TryTake(TokenKind.OpenBrace))
        {
            return true;
        }
        bool onNextLine = cursor.Sees(TokenKind.Newline);
        cursor.FailHere("'{' of the block", onNextLine
            ? "'{' on the line of the block's type and labels." : "type \"label\" { ... }");
        if (onNextLine)
        {
            int newline = cursor.At;
            cursor.Newlines = false;
            onNextLine = cursor.TryTake(TokenKind.OpenBrace);
            cursor.Newlines = true;
            cursor.MoveTo(onNextLine ? cursor.At : newline);
            cursor.Failed = !onNextLine;
        }
        return onNextLine;
    }

    private void ParseContent(Items items, Span header)
    {
        bool oneLine = cursor.Peek().Kind is not (TokenKind.Newline or TokenKind.CloseBrace or TokenKind.EndOfText);
        if (!oneLine)
        {
            ParseItems(items, nested: true);
        }
        else if (cursor.Sees(TokenKind.Name))
        {
            var name = cursor.Take();
            if (cursor.Sees(TokenKind.Equal))
            {
                items.Add(ParseArgument(name));
            }
            else
            {
                cursor.FailHere($"'=' behind {cursor.TextOf(name)}",
                    "A block on one line holds one argument. Write further blocks and arguments on lines of their own.");
            }
        }
        if (cursor.Failed || cursor.TryTake(TokenKind.CloseBrace))
        {
            return;
        }
        if (cursor.Sees(TokenKind.EndOfText))
        {
            cursor.Fail(header, "This block is not closed before the end of the text.",
                "'}' where the block ends; its braces may be unbalanced further inside.");
            return;
        }
        cursor.FailHere("'}' of the block",
            "A block on one line holds one argument. Write further blocks and arguments on lines of their own.");
    }

    /// <summary>Goes on behind an item that failed: at the line's end outside its brackets, or where a line begins that cannot belong to
    /// it.</summary>
    private void SkipItem(int start, int open)
    {
        int indent = IndentOf(start);
        cursor.Newlines = true;
        cursor.Failed = false;
        while (!cursor.Sees(TokenKind.EndOfText))
        {
            var token = cursor.Peek();
            if (token.Kind == TokenKind.CloseBrace && cursor.Open <= open && token.Start != start)
            {
                break;
            }
            if (token.Kind is TokenKind.Quote or TokenKind.Heredoc)
            {
                expressions.Templates.Skip(token);
                continue;
            }
            cursor.Take();
            if (token.Kind == TokenKind.Newline && (cursor.Open <= open || BeginsItem(indent)))
            {
                break;
            }
        }
        cursor.Open = open;
    }

    /// <summary>Whether the line here begins with a name or a closing brace no deeper than an item that failed.</summary>
    private bool BeginsItem(int indent)
    {
        string text = cursor.Text;
        int at = cursor.At;
        while (at < text.Length && text[at] is ' ' or '\t' && at - cursor.At <= indent)
        {
            at++;
        }
        int column = at - cursor.At;
        return at < text.Length && ((text[at] == '}' && column < indent) || (column <= indent && Lexer.NameLength(text, at) > 0));
    }

    private int IndentOf(int offset)
    {
        string text = cursor.Text;
        int line = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        int at = line;
        while (at < offset && text[at] is ' ' or '\t')
        {
            at++;
        }
        return at - line;
    }

    private sealed class Items(Cursor cursor)
    {
        private readonly Dictionary<string, Argument> arguments = new(StringComparer.Ordinal);
        private readonly List<Argument> inOrder = [];
        private readonly List<Block> blocks = [];

        public void Add(Block block) => blocks.Add(block);

        public void Add(Argument argument)
        {
            if (arguments.TryAdd(argument.Name, argument))
            {
                inOrder.Add(argument);
                return;
            }
            cursor.Report(FindingCode.DuplicateDeclaration, argument.NameSpan,
                $"The argument {argument.Name} is set already on line {arguments[argument.Name].NameSpan.Line}; an argument is set once.",
                "Delete one of the two.");
        }

        public Body ToBody(Span span) => new(span, inOrder.ToValueList(), blocks.ToValueList());
    }
}
