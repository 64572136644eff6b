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
    public void What_was_written_in_another_place_is_brought_there_and_not_made_again()
    {
        var recollection = new Recollection();
        var first = Rendered(recollection, new Span(Source, 0, 1));
        var second = Rendered(recollection, new Span(Source, 2, 3));
        Assert.Equal(1, made);
        Assert.Equal(new Span(Source, 0, 1), first.Segments[1].Source);
        Assert.Equal(new Span(Source, 2, 3), second.Segments[1].Source);
        Assert.Equal(first.Segments[0], second.Segments[0]);
    }

    [Fact]
    public void Where_a_place_of_two_variables_parts_it_is_made_again()
    {
        var recollection = new Recollection();
        var (one, other) = (new Span(Source, 0, 1), new Span(Source, 2, 3));
        Ask(one, one);
        Ask(one, other);
        Assert.Equal(2, made);

        void Ask(Span first, Span second) => recollection.Of(
            "rendered", Long, Entries.Of(("a", Value.Of("x") with { Origin = first }), ("b", Value.Of("x") with { Origin = second })),
            () =>
            {
                made++;
                return Value.Of("made");
            });
    }

    [Fact]
    public void A_place_that_is_a_part_of_a_variable_is_found_by_making_it_again()
    {
        var recollection = new Recollection();
        Ask(0);
        Ask(3);
        Assert.Equal(2, made);

        void Ask(int at) => recollection.Of(
            "rendered", Long, Entries.Of(("a", Value.Of("xyz") with { Origin = new Span(Source, at, at + 3) })),
            () =>
            {
                made++;
                return Value.Of("y") with { Origin = new Span(Source, at + 1, at + 2) };
            });
    }

    private Value.String Rendered(Recollection recollection, Span variable)
    {
        var template = new SourceText("a.tpl", "ab");
        var made = recollection.Of(
            "rendered", Long, Entries.Of(("v", Value.Of("b") with { Origin = variable })), () =>
            {
                this.made++;
                return new Value.String("ab")
                {
                    Origin = new Span(template, 0, 2),
                    Segments = [new Segment(0, 1, new Span(template, 0, 1)), new Segment(1, 2, variable)],
                };
            });
        return Assert.IsType<Value.String>(Assert.IsType<Attempt.Done>(made).Value);
    }

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
