using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Store;
using Tocsin.Server.Admin;

namespace Tocsin.Tests.Server.Admin;

public class AdminApiTests
{
    /// <summary>Without the mark of a server of ours the command line would take it for another program.</summary>
    [Fact]
    public async Task What_cannot_be_kept_is_told_as_an_answer_of_this_api()
    {
        var api = new AdminApi(
            AdminKeys.None, TimeProvider.System,
            [new("POST", "/events", "", AdminKey.Full, [], _ => throw new StoreException("The disk is full. Make room there."))]);
        var http = new DefaultHttpContext { Request = { Method = "POST", Path = "/_tocsin/events" } };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await api.Answer(http);
        await http.Response.BodyWriter.FlushAsync();
        Assert.Equal(503, http.Response.StatusCode);
        Assert.NotEmpty(http.Response.Headers["Tocsin-Version"].ToString());
        Assert.Equal("""{"error":"store","message":"The disk is full. Make room there."}""", Encoding.UTF8.GetString(body.ToArray()));
    }
}
