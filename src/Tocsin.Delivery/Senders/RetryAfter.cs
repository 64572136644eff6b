namespace Tocsin.Delivery.Senders;

/// <summary>How long a receiver asks to wait: in seconds, or until a date.</summary>
internal static class RetryAfter
{
    /// <remarks>
    /// A date is the receiver's: the wait is that from its own <c>Date</c>, where it says one, since its clock need not be ours.
    /// https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
    /// </remarks>
    /// <returns>Null where nothing is asked, or a date has passed.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider? time = null)
    {
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Date is { } until
            ? until - (response.Headers.Date ?? (time ?? TimeProvider.System).GetUtcNow()) : asked?.Delta;
        return wait >= TimeSpan.Zero ? wait : null;
    }
}
