using System.Buffers;
using System.Text;
using Tocsin.Aws;
using Tocsin.Cli.Formats;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Wire;

namespace Tocsin.Cli.Demo;

/// <summary>What <c>aws events put-events</c> prints: the engine's own answer to one entry.</summary>
internal static class PutEventsAnswer
{
    public static IEnumerable<string> To(string source, string detailType, string detail, Call call)
    {
        var request = new PutEventsRequest
        {
            Entries = [new PutEventsRequestEntry { Source = source, DetailType = detailType, Detail = detail }],
        };
        var answer = PutEvents.Decide(EventBridgeState.Empty, request, call).Value.Response;
        var json = new ArrayBufferWriter<byte>();
        JsonFieldWriter.Write(answer, json);
        return Indented.Of(JsonParser.Parse(Encoding.UTF8.GetString(json.WrittenSpan))!).Split('\n');
    }
}
