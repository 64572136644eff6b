using CsCheck;
using Tocsin.Delivery.Outgoing;

namespace Tocsin.Tests.Delivery;

public sealed class MessageIdsTests
{
    [Fact]
    public void A_message_is_found_by_its_id_and_that_of_another_store_finds_none() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.Long[1, (1L << 40) - 1]).Where((one, other, _) => one != other).Sample((one, other, leaving) =>
        {
            string id = new MessageIds(one).Of(leaving);
            Assert.True(Guid.TryParseExact(id, "D", out _), id);
            Assert.True(new MessageIds(one).TryParse(id, out long found));
            Assert.Equal(leaving, found);
            Assert.False(new MessageIds(other).TryParse(id, out _));
        });

    [Theory]
    [InlineData("")]
    [InlineData("4b6c")]
    [InlineData("00000000-0000-4000-8000-ffffffffffff")]
    [InlineData("00000000-0000-4000-8000-00000000000g")]
    public void What_is_none_of_its_ids_finds_nothing(string id) => Assert.False(new MessageIds(1).TryParse(id, out _));
}
