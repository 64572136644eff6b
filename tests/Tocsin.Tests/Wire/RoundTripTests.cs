using CsCheck;
using Tocsin.Aws;
using Tocsin.Wire;

namespace Tocsin.Tests.Wire;

public class RoundTripTests
{
    private static readonly IReadOnlyList<(ServiceShape Service, OperationShape Operation)> Queried =
        [.. AnyShape.Services.Where(s => s.Service.Protocols.Contains("query")).SelectMany(s => s.Operations.Select(o => (s.Service, o)))];

    [Fact]
    public void Every_record_is_what_it_was_after_json()
    {
        Assert.True(AnyShape.Types.Count > 600);
        Each(AnyShape.Types, (type, seed) =>
        {
            var shape = new MadeUp(seed).Shape(type);
            string json = AnyShape.Json(shape);
            var read = AnyShape.Of(type).ReadJson(json);
            Assert.Equal(shape, read);
            Assert.Equal(json, AnyShape.Json(read));
        });
    }

    [Fact]
    public void Every_request_of_the_query_protocol_is_what_it_was_after_a_form()
    {
        Assert.True(Queried.Count > 100);
        Each(Queried, (queried, seed) =>
        {
            var type = AnyShape.Request(queried.Operation);
            var shape = new MadeUp(seed).Shape(type.Type);
            Assert.Equal(shape, type.ReadForm(FormFieldWriter.Request(queried.Operation.Name, queried.Service.Version, shape)));
        });
    }

    [Fact]
    public void Every_response_of_the_query_protocol_is_what_it_was_after_xml()
    {
        Each(Queried, (queried, seed) =>
        {
            var type = AnyShape.Response(queried.Operation);
            var shape = new MadeUp(seed).Shape(type.Type);
            string xml = XmlFieldWriter.Response(queried.Operation, queried.Service.XmlNamespace!, shape, "id");
            // A flattened collection that is empty is not to be told from one that is not there.
            var read = type.ReadXml(queried.Operation, xml);
            string again = XmlFieldWriter.Response(queried.Operation, queried.Service.XmlNamespace!, read, "id");
            Assert.Equal(xml, again);
            if (queried.Service.Name != "sqs")
            {
                Assert.Equal(shape, read);
            }
        });
    }

    [Fact]
    public void Records_that_differ_in_one_member_are_not_equal()
    {
        int members = 0;
        foreach (var type in AnyShape.Types)
        {
            var empty = (IShape)Activator.CreateInstance(type)!;
            foreach (var member in type.GetProperties().Where(p => p.SetMethod is not null))
            {
                members++;
                var set = new MadeUp(1).With(type, member);
                Assert.NotEqual(empty, set);
                Assert.Equal(set, new MadeUp(1).With(type, member));
                Assert.Equal(set.GetHashCode(), new MadeUp(1).With(type, member).GetHashCode());
            }
        }
        Assert.True(members > 2000);
    }

    private static void Each<T>(IReadOnlyList<T> all, Action<T, int> check) =>
        Gen.Select(Gen.Int[0, all.Count - 1], Gen.Int).Sample((at, seed) => check(all[at], seed), iter: 4 * all.Count);
}
