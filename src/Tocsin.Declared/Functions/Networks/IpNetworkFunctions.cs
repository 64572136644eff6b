using System.Numerics;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Networks;

/// <summary>Functions of address ranges.</summary>
internal static class IpNetworkFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("cidrhost", [Str("prefix"), Number("hostnum")], Host),
        new("cidrnetmask", [Str("prefix")], Netmask),
        new("cidrsubnet", [Str("prefix"), Number("newbits"), Number("netnum")], Subnet),
        new("cidrsubnets", [Str("prefix")], Subnets, Number("newbits")),
    ];

    private static Attempt NotCidr(string text) => Attempt.Fail($"invalid CIDR expression: invalid CIDR address: {text}");

    private static Attempt Host(Arguments a)
    {
        if (Cidr.Parse(a.Text(0)) is not { } network)
        {
            return NotCidr(a.Text(0));
        }
        if (!a.Number(1).IsInteger)
        {
            return Attempt.Fail("value must be a whole number");
        }
        var number = a.Number(1).Truncate();
        var hosts = network.Size;
        number = number.Sign < 0 ? number + hosts : number;
        return number.Sign < 0 || number >= hosts
            ? Attempt.Fail($"prefix of {network.Length} does not accommodate a host numbered {number}")
            : Value.Of(Cidr.Write(network.Address + number, network.Bits));
    }

    private static Attempt Netmask(Arguments a) => Cidr.Parse(a.Text(0)) is not { } network ? NotCidr(a.Text(0))
        : network.Bits == 128 ? Attempt.Fail($"IPv6 addresses cannot have a netmask: {a.Text(0)}")
        : Value.Of(Cidr.Write((BigInteger.One << 32) - network.Size, 32));

    private static Attempt Subnet(Arguments a)
    {
        if (Cidr.Parse(a.Text(0)) is not { } network)
        {
            return NotCidr(a.Text(0));
        }
        if (!a.TryWhole(1, out int bits, out var failed))
        {
            return failed;
        }
        if (!a.Number(2).IsInteger)
        {
            return Attempt.Fail("value must be a whole number");
        }
        var number = a.Number(2).Truncate();
        int length = network.Length + bits;
        return bits < 0 ? Attempt.Fail($"prefix extension of {bits} must not be negative")
            : length > network.Bits ? Attempt.Fail($"insufficient address space to extend prefix of {network.Length} by {bits}")
            : number.Sign < 0 || number >= BigInteger.One << bits
                ? Attempt.Fail($"prefix extension of {bits} does not accommodate a subnet numbered {number}")
                : Value.Of(new Cidr(network.Address + (number << (network.Bits - length)), length, network.Bits).ToString());
    }

    /// <summary>Subnets one after the other, each aligned to its own size.</summary>
    private static Attempt Subnets(Arguments a)
    {
        if (Cidr.Parse(a.Text(0)) is not { } network)
        {
            return ((Attempt.Failed)NotCidr(a.Text(0))) with { Argument = 0 };
        }
        var subnets = new List<Value>();
        var at = network.Address;
        Cidr? last = null;
        for (int i = 1; i < a.Count; i++)
        {
            if (!a.TryWhole(i, out int bits, out var failed))
            {
                return (Attempt.Failed)failed with { Argument = i };
            }
            int length = network.Length + bits;
            if (bits is < 1 or > 32 || length > network.Bits)
            {
                return Attempt.Fail(
                    bits < 1 ? "must extend prefix by at least one bit"
                    : bits > 32 ? "may not extend prefix by more than 32 bits"
                    : $"would extend prefix to {length} bits, which is too long for an {(network.Bits == 32 ? "IPv4" : "IPv6")} "
                        + $"address", i);
            }
            var size = BigInteger.One << (network.Bits - length);
            at = (at + size - 1) / size * size;
            if (at + size > network.Address + network.Size)
            {
                return Attempt.Fail($"not enough remaining address space for a subnet with a prefix of {length} bits after {last}", i);
            }
            last = new Cidr(at, length, network.Bits);
            subnets.Add(Value.Of(last.Value.ToString()));
            at += size;
        }
        return new Value.List(TerraformType.String, subnets.ToValueList());
    }
}
