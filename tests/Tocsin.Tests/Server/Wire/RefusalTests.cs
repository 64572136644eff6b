using System.Net.Http.Headers;
using System.Xml.Linq;
using Microsoft.Extensions.Logging;
using Tocsin.Aws;
using Tocsin.Server.Signing;

namespace Tocsin.Tests.Server.Wire;

/// <summary>What is refused is refused in the protocol that it came in, as AWS does, and no fault of ours.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task An_error_in_JSON_names_its_type_in_the_body()
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Json("AWSEvents.DescribeRule", """{"Name":"none"}""");
        Assert.Equal(400, replied.Status);
        Assert.Equal("application/x-amz-json-1.1", replied.Headers["Content-Type"]);
        Assert.Equal("""{"__type":"ResourceNotFoundException","message":"Rule none does not exist on EventBus default."}""", replied.Body);
    }

    [Fact]
    public async Task An_error_of_SQS_in_JSON_has_its_namespace_and_its_old_code_in_a_header()
    {
        await using var server = await FaceServer.Start();
        const string request = """{"QueueUrl":"http://127.0.0.1/123456789012/none","Attributes":{}}""";
        var replied = await server.Json("AmazonSQS.SetQueueAttributes", request, "1.0");
        Assert.Equal(400, replied.Status);
        Assert.Equal("application/x-amz-json-1.0", replied.Headers["Content-Type"]);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", replied.Headers["x-amzn-query-error"]);
        Assert.Equal("""{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}""", replied.Body);
    }

    [Fact]
    public async Task What_the_model_of_SQS_does_not_have_is_an_error_of_the_framework()
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Json("AmazonSQS.CreateQueue", """{"QueueName":"no name"}""", "1.0");
        Assert.Equal("InvalidParameterValue;Sender", replied.Headers["x-amzn-query-error"]);
        Assert.Equal("com.amazon.coral.service#InvalidParameterValueException", (string?)replied.Json["__type"]);
    }

    [Fact]
    public async Task The_same_error_of_SQS_in_a_form_is_XML_with_the_old_code()
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Form(
            "Action=SetQueueAttributes&Version=2012-11-05&QueueUrl=http%3A%2F%2F127.0.0.1%2F123456789012%2Fnone"
            + "&Attribute.1.Name=DelaySeconds&Attribute.1.Value=1");
        Assert.Equal(400, replied.Status);
        Assert.Equal("text/xml", replied.Headers["Content-Type"]);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", replied.Xml("Code"));
        Assert.Equal("The specified queue does not exist for this wsdl version.", replied.Xml("Message"));
    }

    [Fact]
    public async Task An_error_in_XML_says_whose_fault_it_is_and_which_request_it_was()
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Form("Action=GetRole&Version=2010-05-08&RoleName=none");
        Assert.Equal(404, replied.Status);
        Assert.Equal("Sender", replied.Xml("Type"));
        Assert.Equal("NoSuchEntity", replied.Xml("Code"));
        Assert.Equal(replied.Headers["x-amzn-RequestId"], replied.Xml("RequestId"));
        Assert.StartsWith("<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">", replied.Body);
    }

    [Fact]
    public async Task An_error_of_REST_names_its_type_in_a_header()
    {
        await using var server = await FaceServer.Start();
        var body = new StringContent("""{"CustomActionArn":"arn:aws:chatbot::123456789012:custom-action/none"}""");
        var replied = await server.Send(HttpMethod.Post, "/get-custom-action", body);
        Assert.Equal(404, replied.Status);
        Assert.Equal("ResourceNotFoundException", replied.Headers["x-amzn-ErrorType"]);
        Assert.Equal("application/json", replied.Headers["Content-Type"]);
        Assert.NotNull(replied.Json["Message"]);
    }

    [Theory]
    [InlineData("s3", 405, "MethodNotAllowed", "<Error><Code>")]
    [InlineData("route53", 400, "InvalidAction", "<ErrorResponse><Error><Type>Sender</Type>")]
    public async Task Who_asks_for_a_service_of_REST_in_XML_is_refused_in_XML_whatever_the_path(
        string service, int status, string code, string begins)
    {
        await using var server = await FaceServer.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "bucket/a%01%3Cb"));
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/20261130/us-east-1/{service}/aws4_request, SignedHeaders=host;x-amz-date, Signature=00");
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20261130T000000Z");
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.StartsWith(begins, body, StringComparison.Ordinal);
        var told = XDocument.Parse(body).Descendants();
        Assert.Equal(code, told.Single(e => e.Name.LocalName == "Code").Value);
        Assert.Equal(
            $"Could not find operation GET /bucket/a\uFFFD<b of {service}", told.Single(e => e.Name.LocalName == "Message").Value);
    }

    [Fact]
    public async Task What_nobody_answers_is_refused_in_its_protocol_and_told_once()
    {
        await using var server = await FaceServer.Start();
        for (int i = 0; i < 2; i++)
        {
            var json = await server.Json("AWSEvents.CreateArchive", "{}");
            Assert.Equal((400, "UnknownOperationException"), (json.Status, (string?)json.Json["__type"]));
            var other = await server.Json("DynamoDB_20120810.ListTables", "{}", "1.0");
            Assert.Equal((400, "UnknownOperationException"), (other.Status, (string?)other.Json["__type"]));
            Assert.Equal("application/x-amz-json-1.0", other.Headers["Content-Type"]);
            var form = await server.Form("Action=CreatePlatformApplication&Version=2010-03-31");
            Assert.Equal((400, "InvalidAction"), (form.Status, form.Xml("Code")));
            Assert.Equal("Could not find operation CreatePlatformApplication for version 2010-03-31", form.Xml("Message"));
            var service = await server.Form("Action=DescribeInstances&Version=2016-11-15");
            Assert.Equal((400, "InvalidAction"), (service.Status, service.Xml("Code")));
            var rest = await server.Send(HttpMethod.Get, "/2015-03-31/functions/", null);
            Assert.Equal((404, "UnknownOperationException"), (rest.Status, rest.Headers["x-amzn-ErrorType"]));
        }
        Assert.Equal(
            [
                "2016-11-15 DescribeInstances", "AWSEvents CreateArchive", "DynamoDB_20120810 ListTables", "GET /2015-03-31/functions/",
                "sns CreatePlatformApplication",
            ],
            server.Face.Unknown.Counts.Select(c => c.Name));
        Assert.All(server.Face.Unknown.Counts, c => Assert.Equal(2, c.Count));
        Assert.Equal(5, server.Log.Lines.Count);
        Assert.All(server.Log.Lines, l => Assert.Equal(LogLevel.Warning, l.Level));
    }

    [Fact]
    public async Task The_names_of_what_nobody_answers_are_bounded()
    {
        await using var server = await FaceServer.Start();
        for (int i = 0; i < 400; i++)
        {
            await server.Json($"AWSEvents.Made{i}Up{new string('x', 500)}", "{}");
        }
        Assert.Equal(257, server.Face.Unknown.Counts.Count);
        Assert.Equal(("others", 144), server.Face.Unknown.Counts[0]);
        Assert.All(server.Face.Unknown.Counts, c => Assert.InRange(c.Name.Length, 1, 120));
    }

    public static TheoryData<string, string, int, string> Unsigned => new()
    {
        { "sns", "Missing", 403, "MissingAuthenticationToken" },
        { "events", "Missing", 400, "MissingAuthenticationTokenException" },
        { "chatbot", "Missing", 403, "MissingAuthenticationTokenException" },
        { "sns", "Unknown", 403, "InvalidClientTokenId" },
        { "events", "Unknown", 400, "UnrecognizedClientException" },
        { "chatbot", "Unknown", 403, "UnrecognizedClientException" },
        { "sns", "Wrong", 403, "SignatureDoesNotMatch" },
        { "events", "Wrong", 400, "InvalidSignatureException" },
        { "chatbot", "Wrong", 403, "InvalidSignatureException" },
        { "sns", "Half", 400, "IncompleteSignature" },
        { "events", "Half", 400, "IncompleteSignatureException" },
        { "chatbot", "Half", 403, "IncompleteSignatureException" },
    };

    [Theory]
    [MemberData(nameof(Unsigned))]
    public async Task With_keys_only_who_signs_with_one_is_let_in(string service, string fault, int status, string code)
    {
        var clock = new StoppedClock(new(2026, 11, 23, 0, 41, 19, TimeSpan.Zero));
        await using var server = await FaceServer.Start(clock, new AccessKey("AKIAEXAMPLE", "secret", AccountId.Assumed));
        string key = fault == "Unknown" ? "AKIAOTHER" : "AKIAEXAMPLE";
        string rest = fault == "Half" ? "" : $", Signature={new string('0', 64)}";
        (string, string)[] headers = fault == "Missing" ? [] :
        [
            ("X-Amz-Date", "20261123T004119Z"),
            ("Authorization", $"AWS4-HMAC-SHA256 Credential={key}/20261123/us-east-1/{service}/aws4_request, SignedHeaders=host{rest}"),
        ];
        var replied = service switch
        {
            "sns" => await server.Form("Action=ListTopics&Version=2010-03-31", headers: headers),
            "events" => await server.Json("AWSEvents.ListRules", "{}", headers: headers),
            _ => await server.Send(HttpMethod.Post, "/list-custom-actions", new StringContent("{}"), headers),
        };
        Assert.Equal(status, replied.Status);
        Assert.Equal(
            code,
            service switch
            {
                "sns" => replied.Xml("Code"), "events" => (string?)replied.Json["__type"], _ => replied.Headers["x-amzn-ErrorType"],
            });
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task With_keys_the_links_in_a_message_of_SNS_still_work_without_one()
    {
        await using var server = await FaceServer.Start(null, new AccessKey("AKIAEXAMPLE", "secret", AccountId.Assumed));
        var replied = await server.Send(
            HttpMethod.Get, "/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:111122223333:a&Token=0&Version=2010-03-31", null);
        Assert.NotEqual("MissingAuthenticationToken", replied.Xml("Code"));
    }

    [Fact]
    public async Task Without_keys_any_signature_is_taken_and_its_key_may_be_an_account()
    {
        await using var server = await FaceServer.Start();
        Assert.Equal("123456789012", (await server.Form("Action=GetCallerIdentity&Version=2011-06-15")).Xml("Account"));
        string[] keys = ["444455556666", "test", "AKIAIOSFODNN7EXAMPLE"];
        foreach (string key in keys)
        {
            string account = key == keys[0] ? key : "123456789012";
            string credential = $"AWS4-HMAC-SHA256 Credential={key}/20150830/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0";
            var replied = await server.Form(
                "Action=GetCallerIdentity&Version=2011-06-15", "/", ("X-Amz-Date", "20150830T123600Z"), ("Authorization", credential));
            Assert.Equal(account, replied.Xml("Account"));
            Assert.Equal($"arn:aws:iam::{account}:root", replied.Xml("Arn"));
        }
        var bearer = await server.Form("Action=GetCallerIdentity&Version=2011-06-15", "/", ("Authorization", "Bearer x"));
        Assert.Equal(200, bearer.Status);
    }

    [Fact]
    public async Task The_region_is_the_signatures()
    {
        await using var server = await FaceServer.Start();
        string credential = "AWS4-HMAC-SHA256 Credential=test/20150830/eu-north-1/sns/aws4_request, SignedHeaders=host, Signature=0";
        var made = await server.Form(
            "Action=CreateTopic&Version=2010-03-31&Name=alarms", "/", ("X-Amz-Date", "20150830T123600Z"), ("Authorization", credential));
        Assert.Equal("arn:aws:sns:eu-north-1:123456789012:alarms", made.Xml("TopicArn"));
    }
}
