using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Tests.Sns;

/// <summary>Texts recorded on AWS 2024-07.</summary>
public sealed class MessageAttributesTests
{
    private const string Invalid =
        "was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.";

    private readonly Asked sns = new();

    [Theory]
    [InlineData("a", "String", "x")]
    [InlineData("a-b_c.d", "String.Array", "[1]")]
    [InlineData("a", "Number.custom", "1")]
    public void An_attribute_of_a_known_type_is_taken(string name, string type, string value) =>
        Assert.NotNull(sns.Do(SnsApi.Publish, Request(name, type, value)).MessageId);

    [Theory]
    [InlineData("a", "Text", "x",
        "The message attribute 'a' has an invalid message attribute type, "
        + "the set of supported type prefixes is Binary, Number, and String.")]
    [InlineData("a", "String", "",
        "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.")]
    [InlineData("a", "Binary", "x", "The message attribute 'a' with type 'Binary' must use field 'Binary'.")]
    [InlineData("a^b", "String", "x", "Invalid non-alphanumeric character '#x5E' " + Invalid)]
    [InlineData(".a", "String", "x", "Invalid message attribute name starting with character '.' was found.")]
    [InlineData("a.", "String", "x", "Invalid message attribute name ending with character '.' was found.")]
    [InlineData("a..b", "String", "x", "Message attribute name can not have successive '.' character.")]
    public void Another_is_refused_in_SNSs_words(string name, string type, string value, string message) =>
        Assert.Equal(("ParameterValueInvalid", message), sns.Refused(SnsApi.Publish, Request(name, type, value)));

    [Fact]
    public void A_type_that_is_missing_and_a_letter_beyond_the_basic_plane_are_refused()
    {
        Assert.Equal(
            ("ValidationError",
                "1 validation error detected: Value null at 'messageAttributes.a.member.dataType' failed to satisfy constraint: Member "
                    + "must not be null"),
            sns.Refused(
                SnsApi.Publish,
                new PublishRequest
                {
                    TopicArn = Asked.Topic, Message = "m", MessageAttributes = [new("a", new MessageAttributeValue { StringValue = "x" })],
                }));
        Assert.Equal("ParameterValueInvalid", sns.Refused(SnsApi.Publish, Request("a", "String", "\U0001F600")).Code);
        Assert.NotNull(sns.Do(SnsApi.Publish, Request("a", "String", "\uAC00")).MessageId);
    }

    [Fact]
    public void A_name_has_fewer_than_256_bytes()
    {
        Assert.NotNull(sns.Do(SnsApi.Publish, Request(new string('a', 255), "String", "x")).MessageId);
        Assert.Equal(
            "Length of message attribute name must be less than 256 bytes.",
            sns.Refused(SnsApi.Publish, Request(new string('a', 256), "String", "x")).Message);
    }

    private static PublishRequest Request(string name, string type, string value) => new()
    {
        TopicArn = Asked.Topic,
        Message = "m",
        MessageAttributes = new Dictionary<string, MessageAttributeValue>
        {
            [name] = new() { DataType = type, StringValue = value },
        }.ToValueMap(),
    };
}
