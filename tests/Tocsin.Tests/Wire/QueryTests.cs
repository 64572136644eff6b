using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;
using Tocsin.Wire;
using static System.StringComparison;

namespace Tocsin.Tests.Wire;

/// <summary>Forms and answers in XML, as https://smithy.io/2.0/aws/protocols/aws-query-protocol.html has them.</summary>
public class QueryTests
{
    [Fact]
    public void Lists_and_maps_come_by_numbers()
    {
        var topic = FormFieldReader.TryRead(
            "Action=CreateTopic&Version=2010-03-31&Name=a%20b+c&Attributes.entry.2.key=Policy&Attributes.entry.2.value=%7B%7D"
            + "&Attributes.entry.1.key=DisplayName&Attributes.entry.1.value=&Tags.member.10.Key=z&Tags.member.2.Key=k&"
                + "Tags.member.2.Value=v")!;
        Assert.Equal("CreateTopic", topic.Parameter("Action"));
        Assert.Equal(
            new CreateTopicRequest
            {
                Name = "a b c",
                Attributes = new Dictionary<string, string> { ["DisplayName"] = "", ["Policy"] = "{}" }.ToValueMap(),
                Tags = [new Tocsin.Sns.Shapes.Tag { Key = "k", Value = "v" }, new Tocsin.Sns.Shapes.Tag { Key = "z" }],
            },
            topic.Read<CreateTopicRequest>().Value);
    }

    [Fact]
    public void Message_attributes_of_sns_have_capitals_and_those_of_sqs_no_list_of_their_own()
    {
        var published = FormFieldReader.TryRead(
            "Message=m&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value.DataType=String"
            + "&MessageAttributes.entry.1.Value.StringValue=s")!;
        Assert.Equal("s", published.Read<PublishRequest>().Value.MessageAttributes!.Value["n"].StringValue);
        var sent = FormFieldReader.TryRead(
            "MessageBody=m&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=s")!;
        Assert.Equal("s", sent.Read<SendMessageRequest>().Value.MessageAttributes!.Value["n"].StringValue);
        var asked = FormFieldReader.TryRead("QueueUrl=u&AttributeName.1=All&AttributeName.2=Policy")!;
        Assert.Equal(["All", "Policy"], asked.Read<GetQueueAttributesRequest>().Value.AttributeNames!.Value);
    }

    [Fact]
    public void A_list_that_is_sent_empty_is_empty()
    {
        Assert.Empty(FormFieldReader.TryRead("Name=a&Tags=")!.Read<CreateTopicRequest>().Value.Tags!.Value);
        Assert.Null(FormFieldReader.TryRead("Name=a")!.Read<CreateTopicRequest>().Value.Tags);
    }

    [Theory]
    [InlineData("PolicyArn=a&SetAsDefault=yes")]
    [InlineData("PolicyArn=a&SetAsDefault=")]
    public void What_is_no_boolean_is_refused(string form)
    {
        Assert.Equal("MalformedInput", FormFieldReader.TryRead(form)!.Read<Tocsin.Iam.Shapes.CreatePolicyVersionRequest>().Error!.Code);
    }

    [Fact]
    public void A_name_with_a_thousand_dots_is_no_member()
    {
        string form = $"Name=a&{new string('.', 1000)}=x&&=";
        Assert.Equal(new CreateTopicRequest { Name = "a" }, FormFieldReader.TryRead(form)!.Read<CreateTopicRequest>().Value);
    }

    [Fact]
    public void A_form_of_many_items_is_read_in_the_time_of_their_count()
    {
        string form = string.Join('&', Enumerable.Range(1, 300_000).Select(i => $"AttributeName.{i}=a"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(300_000, FormFieldReader.TryRead(form)!.Read<GetQueueAttributesRequest>().Value.AttributeNames!.Value.Count);
        // Half a second of work; in the square of the count it is minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void An_answer_has_its_result_in_a_wrapper_and_the_id_behind_it()
    {
        var attributes = new Dictionary<string, string> { ["Policy"] = "{\"a\":\"<&>\"}" }.ToValueMap();
        string xml = XmlFieldWriter.Response(
            SnsApi.GetTopicAttributes, SnsApi.Service.XmlNamespace!, new GetTopicAttributesResponse { Attributes = attributes }, "r-1");
        Assert.Equal(
            "<GetTopicAttributesResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><GetTopicAttributesResult>"
            + "<Attributes><entry><key>Policy</key><value>{\"a\":\"&lt;&amp;&gt;\"}</value></entry></Attributes>"
            + "</GetTopicAttributesResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetTopicAttributesResponse>",
            xml);
    }

    [Fact]
    public void An_answer_without_a_result_has_no_wrapper()
    {
        Assert.Equal(
            "<SetTopicAttributesResponse xmlns=\"n\"><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>"
            + "</SetTopicAttributesResponse>",
            XmlFieldWriter.Response(SnsApi.SetTopicAttributes, "n", new Nothing(), "r"));
    }

    [Fact]
    public void Answers_of_sqs_in_xml_are_flat()
    {
        string xml = XmlFieldWriter.Response(SqsApi.ListQueues, "n", new ListQueuesResponse { QueueUrls = ["u1", "u2"] }, "r");
        Assert.Contains("<ListQueuesResult><QueueUrl>u1</QueueUrl><QueueUrl>u2</QueueUrl></ListQueuesResult>", xml, Ordinal);
    }

    [Fact]
    public void An_error_names_its_code_and_whose_fault_it_is()
    {
        Assert.Equal(
            "<ErrorResponse xmlns=\"n\"><Error><Type>Sender</Type><Code>NotFound</Code><Message>a &lt; b</Message></Error>"
            + "<RequestId>r</RequestId></ErrorResponse>",
            XmlFieldWriter.Error(Tocsin.Sns.Shapes.Errors.NotFoundException.With("a < b"), isServer: false, "n", "r"));
        Assert.Contains(
            "</Message><Detail/></Error>",
            XmlFieldWriter.Error(Tocsin.Sns.Shapes.Errors.NotFoundException.With("a"), isServer: false, "n", "r", hasDetail: true),
            Ordinal);
    }

    [Theory]
    [InlineData("<ListTopicsResponse><ListTopicsResult><NextToken>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><ListTopicsResponse/>")]
    [InlineData("<Other/>")]
    [InlineData("")]
    public void What_is_no_answer_is_refused(string xml)
    {
        Assert.Equal("SerializationException", XmlFieldReader.Response<ListTopicsResponse>(SnsApi.ListTopics, xml).Error!.Code);
    }

    [Fact]
    public void An_answer_that_nests_without_end_is_refused()
    {
        string xml = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.Equal("SerializationException", XmlFieldReader.Response<ListTopicsResponse>(SnsApi.ListTopics, xml).Error!.Code);
    }
}
