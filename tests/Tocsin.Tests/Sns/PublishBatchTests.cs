using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Tests.Sns;

public sealed class PublishBatchTests
{
    private readonly Asked sns = new();

    [Fact]
    public void Each_entry_is_taken_or_refused_by_itself()
    {
        var answer = sns.Do(SnsApi.PublishBatch, Request(Entry("a", "one"), Entry("b", ""), Entry("c", "two") with { Subject = "s" }));
        Assert.Equal(["a", "c"], answer.Successful!.Value.Select(e => e.Id));
        Assert.Equal(
            new BatchResultErrorEntry { Id = "b", Code = "InvalidParameter", Message = "Invalid parameter: Empty message",
                SenderFault = true },
            Assert.Single(answer.Failed!.Value));
        var sent = sns.Changes.Cast<Change.Send>().Select(s => s.Envelope).ToList();
        Assert.Equal(answer.Successful.Value.Select(e => e.MessageId), sent.Select(e => e.Id));
        Assert.Equal([("one", null), ("two", "s")], sent.Select(e => (Publication)e.Content).Select(p => (p.Message, p.Subject)));
    }

    [Fact]
    public void An_attribute_at_fault_refuses_the_whole_batch() => Assert.Equal(
        ("ParameterValueInvalid",
            "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'."),
        Refused(
            Entry("a", "m"),
            Entry("b", "m") with
            {
                MessageAttributes = [new("a", new MessageAttributeValue { DataType = "String", StringValue = "" })],
            }));

    [Fact]
    public void A_batch_at_fault_is_refused_whole()
    {
        Assert.Equal("EmptyBatchRequest", Refused().Code);
        Assert.Equal(
            ("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible."),
            Refused([.. Enumerable.Range(0, 11).Select(i => Entry($"e{i}", "m"))]));
        Assert.Equal(("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id."),
            Refused(Entry("a", "m"), Entry("a", "m")));
        Assert.Equal(
            ("InvalidBatchEntryId", "The Id of a batch entry in the batch request contains an impermissible character: a b"), Refused(
                Entry("a b", "m")));
        string longId = new('a', Limits.BatchIdLength + 1);
        Assert.Equal(
            ("InvalidBatchEntryId", $"The Id of a batch entry in the batch request is too long: {longId}"), Refused(Entry(longId, "m")));
        string half = new('m', Limits.MessageBytes / 2);
        Assert.Equal(
            ("BatchRequestTooLong", "The length of all the messages put together is more than the limit."),
            Refused(Entry("a", half), Entry("b", half), Entry("c", "m")));
        Assert.Equal(
            ("NotFound", "Topic does not exist"),
            sns.Refused(SnsApi.PublishBatch, Request(Entry("a", "m")) with { TopicArn = Asked.Topic + "-2" }));
    }

    private static PublishBatchRequest Request(params ValueList<PublishBatchRequestEntry> entries) =>
        new() { TopicArn = Asked.Topic, PublishBatchRequestEntries = entries };

    private static PublishBatchRequestEntry Entry(string id, string message) => new() { Id = id, Message = message };

    private (string? Code, string? Message) Refused(params ValueList<PublishBatchRequestEntry> entries) =>
        sns.Refused(SnsApi.PublishBatch, Request(entries));
}
