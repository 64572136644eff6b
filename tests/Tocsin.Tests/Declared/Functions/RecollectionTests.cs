using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Functions;

public class RecollectionTests
{
    private static readonly Value.String Long = new(new string('x', 5_000));
    private static readonly SourceText Source = new("main.tf", "abcdef");

    private int made;

    [Fact]
    public void What_was_asked_before_is_not_made_again() =>
        Assert.Equal(1, Made(r => r.Ask(Long), r => r.Ask(new Value.String(new string('x', 5_000)))));

    [Fact]
    public void Another_text_another_variable_and_another_question_are_made() => Assert.Equal(
        4, Made(
            r => r.Ask(Long), r => r.Ask(new Value.String(new string('y', 5_000))), r => r.Ask(Long, "b"),
            r => r.Ask(Long, what: "jsondecode")));

    [Fact]
    public void What_was_written_elsewhere_is_made_for_findings_are_placed_by_that() => Assert.Equal(
        3, Made(
            r => r.Ask(Long),
            r => r.Ask(Long with { Origin = new Span(Source, 0, 3) }),
            r => r.Ask(Long with { Segments = [new Segment(0, 3, new Span(Source, 3, 3))] })));

    [Fact]
    public void A_short_text_is_made_each_time() =>
        Assert.Equal(2, Made(r => r.Ask(new Value.String("x")), r => r.Ask(new Value.String("x"))));

    private int Made(params Action<Asking>[] asked)
    {
        var asking = new Asking(new Recollection(), () => made++);
        foreach (var ask in asked)
        {
            ask(asking);
        }
        return made;
    }

    private sealed record Asking(Recollection Recollection, Action Count)
    {
        public void Ask(Value.String text, string variable = "a", string what = "rendered") =>
            Recollection.Of(what, text, Entries.Of([new Entry("v", Value.Of(variable))]), () =>
            {
                Count();
                return Value.Of("made");
            });
    }
}
