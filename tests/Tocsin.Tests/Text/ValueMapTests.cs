using Tocsin.Text;

namespace Tocsin.Tests.Text;

public class ValueMapTests
{
    [Fact]
    public void Maps_are_equal_by_content_whatever_the_order()
    {
        var map = Of(("a", "1"), ("b", "2"));
        Assert.Equal(map, Of(("b", "2"), ("a", "1")));
        Assert.Equal(map.GetHashCode(), Of(("b", "2"), ("a", "1")).GetHashCode());
        Assert.NotEqual(map, Of(("a", "1")));
        Assert.NotEqual(map, Of(("a", "1"), ("b", "3")));
        Assert.NotEqual(map, Of(("a", "1"), ("c", "2")));
        Assert.Equal(default, Of());
    }

    [Fact]
    public void The_order_it_was_made_in_is_kept_and_of_two_entries_the_last_counts()
    {
        Assert.Equal(["b", "a"], Of(("b", "1"), ("a", "2"), ("b", "3")).Keys);
        Assert.Equal("3", Of(("b", "1"), ("b", "3"))["b"]);
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        Assert.False(Of(("a", "1")).TryGetValue("b", out _));
        Assert.Throws<KeyNotFoundException>(() => Of()["a"]);
    }

    private static ValueMap<string> Of(params (string Key, string Value)[] entries) =>
        entries.Select(e => KeyValuePair.Create(e.Key, e.Value)).ToValueMap();
}
