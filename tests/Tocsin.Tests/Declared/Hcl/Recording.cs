namespace Tocsin.Tests.Declared.Hcl;

/// <summary>Reads what <c>record</c> has written: expressions and what Terraform made of them.</summary>
internal static class Recording
{
    public static IEnumerable<(string Expression, string Answer)> Read(string path)
    {
        List<string>? expression = null;
        var answer = new List<string>();
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                if (expression is not null)
                {
                    yield return (string.Join('\n', expression), string.Join('\n', answer).TrimEnd());
                }
                expression = [line[2..]];
                answer.Clear();
            }
            else if (answer.Count == 0 && line.StartsWith('|'))
            {
                expression!.Add(line.Length > 2 ? line[2..] : "");
            }
            else
            {
                answer.Add(line);
            }
        }
        yield return (string.Join('\n', expression!), string.Join('\n', answer).TrimEnd());
    }
}
