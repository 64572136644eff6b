namespace Tocsin.Told;

/// <summary>Everything that may leave open what became of an event, as one list: the first that holds decides.</summary>
/// <remarks>Some are asked of the facts, before they are judged; the others of a silence that was judged to be a fault.</remarks>
public static class Doubts
{
    private enum Moment { Told, Judged }

    private static readonly (Moment Moment, Func<Facts, Doubt?> Of)[] All =
    [
        (Moment.Told, OtherAccounts.Doubt),
        (Moment.Judged, MadeUpService.Doubt),
        (Moment.Judged, ReceivingBus.Doubt),
        (Moment.Judged, NotRead.Doubt),
    ];

    public static EventReport OfFacts(Facts told) => Of(Moment.Told, told);

    public static EventReport OfJudgement(Facts judged) => Of(Moment.Judged, judged);

    private static EventReport Of(Moment moment, Facts facts) =>
        All.Where(d => d.Moment == moment).Select(d => d.Of(facts)).FirstOrDefault(d => d is not null)?.In(facts.Report) ?? facts.Report;
}
