namespace Tocsin.Delivery.Senders;

/// <summary>How long a receiver asks to wait: in seconds, or until a date.</summary>
internal static class RetryAfter
{
    /// <remarks>
    /// A date is the receiver's: the wait is that from its own <c>Date</c>, since its clock need not be ours; without one it says nothing.
    /// https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
    /// </remarks>
    /// <returns>Null where nothing is asked, or a date has passed.</returns>
    public static TimeSpan? Of(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - response.Headers.Date;
        return wait >= TimeSpan.Zero ? wait : null;
    }
}
