using System.Globalization;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Delivery.Store;

/// <summary>
/// How the routes of a trace are kept: each as the number of its way, of the message that left, and what AWS would have done.
/// </summary>
/// <remarks><c>12:345 13 14:346!chatbot.throttled</c></remarks>
internal static class Ways
{
    /// <param name="numberOf">The number under which a way is kept.</param>
    public static string Text(ValueList<TraceRoute> routes, Func<Way, long> numberOf) =>
        string.Join(' ', routes.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{numberOf(r.Way)}{(r.Leaving is { } left ? ":" : "")}{r.Leaving}{(r.OnAws is null ? "" : "!")}{r.OnAws?.Code}")));

    public static ValueList<TraceRoute> Routes(string text, Func<long, Way> find) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(route =>
        {
            string[] parts = route.Split('!', 2);
            string[] numbers = parts[0].Split(':', 2);
            return new TraceRoute(find(Number(numbers[0])), numbers.Length == 2 ? Number(numbers[1]) : null)
            {
                OnAws = parts.Length == 2 ? new Reason(parts[1]) : null,
            };
        }).ToValueList();

    private static long Number(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
