using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>Is the name of a topic that is not there a slip for one that is?</summary>
/// <remarks>
/// Names are compared word by word, for what tells topics apart is a word: <c>alerts-dev</c> and <c>alerts-uat</c>, <c>alerts-eu</c> and
/// <c>alerts-us</c>, <c>alerts-1</c> and <c>alerts-2</c> are likely to be two topics each, of which one is declared elsewhere; <c>alert</c>
/// and <c>alerts</c>, <c>deploy_events</c> and <c>deploy-events</c> are not.
/// </remarks>
internal static class TopicSlip
{
    /// <summary>Letters inserted, deleted or changed in all.</summary>
    private const int Slips = 2;

    /// <summary>
    /// A word this long has one slip in it, and one of <see cref="LongWord"/> letters may have two; shorter ones that differ are different
    /// words.
    /// </summary>
    private const int Word = 4;

    private const int LongWord = 6;

    private static readonly char[] Separators = ['-', '_', '.'];

    /// <summary>The topic of the same account and region that is meant, or null.</summary>
    public static Topic? Of(Arn missing, SnsState state) => MayBeDeclared(missing, state) ? null : state.Topics
        .Where(
            t => t.Arn.Account == missing.Account && t.Arn.Region == missing.Region && !Unknown.In(t.Name)
                && IsSlip(missing.Resource, t.Name))
        .MinBy(t => EditDistance.Between(t.Name, missing.Resource));

    /// <summary>A topic whose own name is not known may be the very one.</summary>
    private static bool MayBeDeclared(Arn missing, SnsState state) =>
        state.Topics.Any(t => Unknown.MayBecome(t.Arn.ToString(), missing.ToString()));

    private static bool IsSlip(string written, string declared)
    {
        string[] words = Words(written), others = Words(declared);
        return string.Concat(words) == string.Concat(others)
            || (words.Length == others.Length && words.Zip(others).All(w => IsSlipOfWord(w.First, w.Second))
                && words.Zip(others).Sum(w => EditDistance.Between(w.First, w.Second)) <= Slips);
    }

    private static bool IsSlipOfWord(string written, string declared)
    {
        int apart = EditDistance.Between(written, declared);
        int length = Math.Max(written.Length, declared.Length);
        return apart == 0 || (Digits(written) == Digits(declared) && (apart == 1 ? length >= Word : length >= LongWord));
    }

    private static string[] Words(string name) => name.ToLowerInvariant().Split(Separators);

    private static string Digits(string word) => string.Concat(word.Where(char.IsAsciiDigit));
}
