using System.IO.Compression;
using System.Text;
using CsCheck;

namespace Tocsin.Tests.Server.Wire;

/// <summary>Whatever a client sends, it is refused and nothing else happens.</summary>
public sealed class MalformedTests
{
    private static readonly byte[] Head = Encoding.Latin1.GetBytes(
        "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Amz-Target: AWSEvents.PutRule\r\n");

    [Theory]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("{}{}")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"Name\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"Name\":{}}")]
    [InlineData("{\"Tags\":[null]}")]
    public async Task A_body_that_is_no_JSON_of_the_operation_cannot_be_read(string body)
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Json("AWSEvents.PutRule", body);
        Assert.Equal(400, replied.Status);
        Assert.Contains((string?)replied.Json["__type"], new[] { "SerializationException", "ValidationException" });
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Json("AWSEvents.PutRule", new string('[', 100_000));
        Assert.Equal((400, "SerializationException"), (replied.Status, (string?)replied.Json["__type"]));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        await using var server = await FaceServer.Start();
        byte[] json = [.. "{\"Name\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        var content = new ByteArrayContent(json);
        var replied = await server.Send(HttpMethod.Post, "/", content, ("X-Amz-Target", "AWSEvents.DescribeRule"));
        Assert.Equal((400, "SerializationException"), (replied.Status, (string?)replied.Json["__type"]));
        byte[] bytes = [.. "Action=CreateTopic&Version=2010-03-31&Name="u8, 0xC3, 0x28];
        var form = await server.Send(
            HttpMethod.Post, "/", new ByteArrayContent(bytes), ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal((400, "MalformedQueryString"), (form.Status, form.Xml("Code")));
    }

    [Theory]
    [InlineData("%ff%fe")]
    [InlineData("%c3%28")]
    [InlineData("%zz")]
    [InlineData("a%4")]
    [InlineData("%")]
    public async Task What_is_escaped_and_is_no_UTF8_is_refused(string name)
    {
        await using var server = await FaceServer.Start();
        var form = await server.Send(
            HttpMethod.Post, "/", new ByteArrayContent(Encoding.UTF8.GetBytes($"Action=CreateTopic&Version=2010-03-31&Name={name}")),
            ("Content-Type", "application/x-www-form-urlencoded"));
        Assert.Equal((400, "MalformedQueryString"), (form.Status, form.Xml("Code")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&&&=&=a&b")]
    [InlineData("Action")]
    [InlineData("Action=CreateTopic&Action.x=1&Version=2010-03-31")]
    [InlineData("Action=%zz&Version=2010-03-31")]
    [InlineData("Action=CreateTopic&Version=2010-03-31&Tags.member.99999999999999999999.Key=a&Name=%ff")]
    [InlineData("Action=CreateTopic&Version=2010-03-31&Name.a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.0.1.2.3.4.5.6.7.8.9=a")]
    public async Task A_form_that_says_nothing_is_refused(string form)
    {
        await using var server = await FaceServer.Start();
        var replied = await server.Form(form);
        Assert.Equal(400, replied.Status);
        Assert.NotEqual("", replied.Xml("Code"));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_by_its_length_before_it_is_read()
    {
        await using var server = await FaceServer.Start();
        byte[] head = [.. Head, .. "Content-Length: 99000000\r\n\r\n"u8];
        string replied = await server.Raw(head);
        Assert.StartsWith("HTTP/1.1 413", replied);
        Assert.Contains("RequestEntityTooLargeException", replied);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_body_without_a_length_is_read_no_further_than_it_may_be()
    {
        await using var server = await FaceServer.Start();
        var content = new StreamContent(new Zeros());
        content.Headers.ContentType = new("application/x-amz-json-1.1");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Amz-Target", "AWSEvents.PutEvents");
        try
        {
            using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(413, (int)response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The connection is closed while the client still sends.
        }
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_body_in_gzip_is_inflated_and_a_bomb_is_not()
    {
        await using var server = await FaceServer.Start();
        var replied = await Sent(Gzip("""{"NamePrefix":"a"}"""u8.ToArray()));
        Assert.Equal((200, """{"Rules":[]}"""), (replied.Status, replied.Body));
        var bomb = await Sent(Gzip(new byte[50_000_000]));
        Assert.Equal((400, "SerializationException"), (bomb.Status, (string?)bomb.Json["__type"]));
        var none = await Sent("nothing of the kind"u8.ToArray());
        Assert.Equal((400, "SerializationException"), (none.Status, (string?)none.Json["__type"]));

        Task<Replied> Sent(byte[] body) => server.Send(
            HttpMethod.Post, "/", new ByteArrayContent(body), ("X-Amz-Target", "AWSEvents.ListRules"), ("Content-Encoding", "gzip"));
    }

    [Theory]
    [InlineData("GET\n\n", "400")]
    [InlineData("POST / HTTP/9.9\nHost: a\n\n", "505")]
    [InlineData("POST / HTTP/1.1\nHost: a\nContent-Length: x\n\n", "400")]
    [InlineData("POST / HTTP/1.1\nHost: a\nConnection: close\nTransfer-Encoding: chunked\n\nzz\n", "400")]
    [InlineData("POST / HTTP/1.1\nConnection: close\n\n", "400")]
    public async Task What_is_no_HTTP_is_refused(string request, string status)
    {
        await using var server = await FaceServer.Start();
        Assert.StartsWith($"HTTP/1.1 {status}", await server.Raw(request));
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_body_that_stands_still_is_waited_for_some_seconds_and_no_longer()
    {
        await using var server = await FaceServer.Start();
        byte[] half = [.. Head, .. "Content-Length: 1000\r\n\r\n{"u8];
        string replied = await server.Raw(half);
        Assert.StartsWith("HTTP/1.1 408", replied);
        Assert.Contains("\"__type\"", replied);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_is_no_fault()
    {
        await using var server = await FaceServer.Start();
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
            byte[] half = [.. Head, .. "Content-Length: 1000\r\n\r\n{"u8];
            await client.GetStream().WriteAsync(half, TestContext.Current.CancellationToken);
            client.LingerState = new(true, 0);
        }
        Assert.Equal(200, (await server.Json("AWSEvents.ListRules", "{}")).Status);
        Assert.Equal(0, server.Face.Faults);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task An_answer_has_one_date_a_length_an_id_and_no_name_of_the_server()
    {
        await using var server = await FaceServer.Start();
        byte[] request = [.. Head, .. "Content-Length: 2\r\n\r\n{}"u8];
        string[] lines = (await server.Raw(request)).Split("\r\n");
        Assert.Single(lines, l => l.StartsWith("Date: ", StringComparison.OrdinalIgnoreCase));
        Assert.Single(lines, l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        Assert.Single(lines, l => l.StartsWith("x-amzn-RequestId: ", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(lines, l => l.StartsWith("Server: ", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_body_whatever_makes_a_fault_of_ours()
    {
        await using var server = await FaceServer.Start();
        string[] pieces =
        [
            "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u", "d800", "Name", "\"Name\"", "Entries", "null", "1e999", "-", "true", " ",
            "\u0000", "é", "&", "=", "%", "%ff", "Action=", "Publish", "Version=2010-03-31", ".1.", "member", "TopicArn",
        ];
        string[] targets = ["AWSEvents.PutRule", "AWSEvents.PutEvents", "Logs_20140328.CreateLogGroup", "AmazonSQS.CreateQueue"];
        await Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].SampleAsync(
            async some =>
            {
                string body = string.Concat(some);
                foreach (string target in targets)
                {
                    Assert.InRange((await server.Json(target, body)).Status, 200, 499);
                }
                Assert.InRange((await server.Form(body)).Status, 200, 499);
                Assert.InRange((await server.Form("Action=Publish&Version=2010-03-31&" + body)).Status, 200, 499);
            },
            iter: 150, threads: 1);
        Assert.Equal(0, server.Face.Faults);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return to.ToArray();
    }

    /// <summary>Blanks without end.</summary>
    private sealed class Zeros : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
