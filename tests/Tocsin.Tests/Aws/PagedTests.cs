using Tocsin.Aws;

namespace Tocsin.Tests.Aws;

public sealed class PagedTests
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Pages_tell_everything_once_and_in_order()
    {
        var told = new List<string>();
        string? next = null;
        do
        {
            var page = Paged.Of(Five, k => k, next, 2);
            Assert.InRange(page.Items.Count, 1, 2);
            told.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(Five, told);
    }

    [Fact]
    public void A_full_last_page_promises_nothing_more()
    {
        Assert.Null(Paged.Of(Five, k => k, "c", 2).Next);
        Assert.Null(Paged.Of(Five, k => k, null, 5).Next);
        Assert.Equal("d", Paged.Of(Five, k => k, null, 4).Next);
    }

    [Fact]
    public void Where_a_page_ended_is_known_though_its_last_item_is_gone() =>
        Assert.Equal(["c", "d"], Paged.Of(Five.Except(["b"]), k => k, "b", 2).Items);
}
