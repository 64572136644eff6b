using Tocsin.EventBridge;
using Tocsin.Json;

namespace Tocsin.Tests.EventBridge;

public sealed class InputPathTests
{
    private static readonly JsonValue Event = JsonParser.Parse(
        """{"a":{"b-c":[1,{"d":"x"},{"d":null}],"e/f":true,"g.h":1},"resources":[]}""")!;

    [Theory]
    [InlineData("$.a.b-c[0]", "1")]
    [InlineData("$.a.b-c[1].d", "\"x\"")]
    [InlineData("$.a.b-c[*].d", "[\"x\",null]")]
    [InlineData("$.a.e/f", "true")]
    [InlineData("$.resources", "[]")]
    [InlineData("$.resources[*]", "[]")]
    public void A_path_finds_what_it_names(string path, string expected) =>
        Assert.Equal(expected, JsonWriter.Write(InputPath.Parse(path)!.Find(Event)!));

    [Theory]
    [InlineData("$.a.nothing")]
    [InlineData("$.resources[0]")]
    [InlineData("$.a[0]")]
    [InlineData("$.a.b-c.d")]
    [InlineData("$.a.g.h")]
    public void A_path_to_nothing_finds_nothing(string path) => Assert.Null(InputPath.Parse(path)!.Find(Event));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$..a")]
    [InlineData("$.a.*")]
    [InlineData("$['a']")]
    [InlineData("$.a[-1]")]
    [InlineData("$.a[0:1]")]
    [InlineData("$.a[]")]
    [InlineData("$.a[99999999999]")]
    [InlineData("$.a ")]
    [InlineData("$.a\n")]
    public void A_text_outside_the_subset_is_no_path(string path) => Assert.Null(InputPath.Parse(path));
}
