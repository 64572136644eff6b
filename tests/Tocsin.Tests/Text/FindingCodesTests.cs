using Tocsin.Text;

namespace Tocsin.Tests.Text;

public class FindingCodesTests
{
    [Fact]
    public void The_list_holds_every_code_there_is() =>
        Assert.Equal(typeof(FindingCode).GetFields().Select(f => (string)f.GetRawConstantValue()!), FindingCodes.All);
}
