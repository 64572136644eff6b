using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Sqs.Operations;

/// <summary>What all batches have in common: each entry is taken or refused by itself, and some batches are refused whole.</summary>
internal static class Batch
{
    /// <param name="entry">The type of its entries, as the text about an empty one says it.</param>
    // Unverified: the texts.
    public static AwsError? Refusal(ValueList<string?> ids, string entry)
    {
        const string Member = "Entries";
        if (ids.Count == 0)
        {
            return Errors.EmptyBatchRequest.With($"There should be at least one {entry} in the request.", Member);
        }
        if (ids.Count > Limits.BatchEntries)
        {
            return Errors.TooManyEntriesInBatchRequest.With(
                $"Maximum number of entries per request are {Limits.BatchEntries}. You have sent {ids.Count}.", Member);
        }
        if (!ids.All(IsId))
        {
            return Errors.InvalidBatchEntryId.With(
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                    + $"It can be at most {Limits.BatchIdLength} letters long.",
                Member);
        }
        return ids.GroupBy(i => i).FirstOrDefault(g => g.Count() > 1) is { Key: var repeated }
            ? Errors.BatchEntryIdsNotDistinct.With($"Id {repeated} repeated.", Member) : null;
    }

    private static bool IsId(string? id) =>
        id is { Length: > 0 and <= Limits.BatchIdLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static BatchResultErrorEntry Failed(string? id, AwsError error) =>
        new() { Id = id, Code = error.Code, Message = error.Message, SenderFault = true };
}
