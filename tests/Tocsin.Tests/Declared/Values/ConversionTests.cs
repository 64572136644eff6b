using Tocsin.Declared.Values;

namespace Tocsin.Tests.Declared.Values;

public sealed class ConversionTests
{
    private static readonly TerraformType Channel = TerraformType.ObjectOf(
    [
        new ObjectAttribute("id", TerraformType.String),
        new ObjectAttribute("level", TerraformType.String, IsOptional: true, Value.Of("ERROR")),
        new ObjectAttribute("team", TerraformType.String, IsOptional: true),
    ]);

    private static Value Object(params (string, Value)[] members) => new Value.Object(Entries.Of(members));

    private static Value Done(Attempt attempt) => Assert.IsType<Attempt.Done>(attempt).Value;

    private static string Failure(Attempt attempt) => Assert.IsType<Attempt.Failed>(attempt).Message;

    [Fact]
    public void An_optional_attribute_that_is_not_given_has_its_default_or_null()
    {
        var converted = Done(Conversion.Convert(Object(("id", Value.Of("C1")), ("other", Value.Of("dropped"))), Channel));

        Assert.Equal(Object(("id", Value.Of("C1")), ("level", Value.Of("ERROR")), ("team", new Value.Null())), converted);
    }

    [Fact]
    public void An_optional_attribute_that_is_null_has_its_default() =>
        Assert.Equal(
            Value.Of("ERROR"),
            Done(Conversion.Convert(Object(("id", Value.Of("C1")), ("level", new Value.Null())), Channel)).Members!["level"]);

    [Fact]
    public void An_attribute_that_is_given_is_converted_and_keeps_its_default_out() =>
        Assert.Equal(
            Value.Of("5"), Done(Conversion.Convert(Object(("id", Value.Of("C1")), ("level", Value.Of(5))), Channel)).Members!["level"]);

    [Fact]
    public void A_list_of_objects_gets_the_defaults_in_each_and_a_type_without_optional()
    {
        var list = Assert.IsType<Value.List>(
            Done(Conversion.Convert(new Value.Tuple([Object(("id", Value.Of("C1")))]), new TerraformType.List(Channel))));

        Assert.Equal(Value.Of("ERROR"), list.Items[0].Members!["level"]);
        Assert.Equal(Channel.WithoutOptional(), list.Element);
        Assert.NotEqual(Channel, list.Element);
    }

    [Fact]
    public void Missing_attributes_are_named()
    {
        var two = TerraformType.ObjectOf([new ObjectAttribute("a", TerraformType.String), new ObjectAttribute("b", TerraformType.String)]);

        Assert.Equal("attribute \"b\" is required", Failure(Conversion.Convert(Object(("a", Value.Of("x"))), two)));
        Assert.Equal("attributes \"a\" and \"b\" are required", Failure(Conversion.Convert(Object(), two)));
    }

    [Fact]
    public void What_does_not_convert_is_named_by_its_path() =>
        Assert.Equal("element \"a\": element 1: string required",
            Failure(Conversion.Convert(Object(("a", new Value.Tuple([Value.Of("x"), Object()]))),
                new TerraformType.Map(new TerraformType.List(TerraformType.String)))));

    [Fact]
    public void Null_and_unknown_stay_what_they_are()
    {
        Assert.IsType<Value.Null>(Done(Conversion.Convert(new Value.Null(), Channel)));
        Assert.Equal(new Value.Unknown(["x.y"]), Done(Conversion.Convert(new Value.Unknown(["x.y"]), TerraformType.Number)));
    }

    [Fact]
    public void Text_with_an_unknown_part_is_an_unknown_number_and_known_text()
    {
        var text = Value.Of($"1{Tocsin.Text.Unknown.Mark("x.y")}");

        Assert.Equal(new Value.Unknown(["x.y"]), Done(Conversion.Convert(text, TerraformType.Number)));
        Assert.Equal(text, Done(Conversion.Convert(text, TerraformType.String)));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        Value deep = Value.Of("x");
        TerraformType type = TerraformType.String;
        for (int i = 0; i < 300; i++)
        {
            deep = new Value.Tuple([deep]);
            type = new TerraformType.List(type);
        }

        Assert.Contains("nested deeper than 200", Failure(Conversion.Convert(deep, type)));
    }

    [Fact]
    public void A_product_of_huge_numbers_is_refused()
    {
        Assert.True(BigFloat.TryParse("1e9999", out var huge));
        var square = Done(Arithmetic.Apply(BinaryOperator.Multiply, Value.Of(huge), Value.Of(huge)));

        Assert.Contains("past what is calculated with", Failure(Arithmetic.Apply(BinaryOperator.Multiply, square, square)));
    }

    [Fact]
    public void Lists_of_lists_of_nothing_known_are_converted_in_linear_time()
    {
        Value value = new Value.List(TerraformType.Any, []);
        var open = new TerraformType.List(TerraformType.Any);
        for (int depth = 0; depth < 60; depth++)
        {
            Assert.True(Conversion.Convert(new Value.Tuple([value]), open).TryGet(out var converted, out _));
            value = converted;
        }
        Assert.Equal(61, value.Depth);
    }
}
