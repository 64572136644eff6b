using Tocsin.Text;

namespace Tocsin.Tests.Text;

public class EditDistanceTests
{
    [Theory]
    [InlineData("deploy", "deploy", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("deploy", "deplyo", 2)]
    [InlineData("topic", "topics", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Each_letter_inserted_deleted_or_changed_counts_one(string left, string right, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(left, right));
        Assert.Equal(distance, EditDistance.Between(right, left));
    }

    [Fact]
    public void Hostile_names_are_compared_by_their_beginnings() =>
        Assert.Equal(300, EditDistance.Between(new string('a', 1_000_000), new string('b', 1_000_000)));
}
