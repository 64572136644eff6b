using CsCheck;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>Whatever stands in the files, reading ends soon and with findings, never with an exception.</summary>
public class HostileTests
{
    [Fact]
    public void The_article_with_parts_cut_out_or_doubled_never_throws()
    {
        string main = File.ReadAllText(Path.Combine(Given.SeedFolder(), "main.tf"));
        var cut = Gen.Select(Gen.Int[0, main.Length], Gen.Int[0, 60], Gen.Bool);
        cut.Array[1, 4].Sample(
            cuts =>
            {
                string text = main;
                foreach (var (start, length, doubled) in cuts)
                {
                    int from = Math.Min(start, text.Length);
                    int to = Math.Min(from + length, text.Length);
                    text = doubled ? text.Insert(from, text[from..to]) : text.Remove(from, to - from);
                }
                Assert.NotNull(Given.File(text).Estate);
            },
            iter: 300, threads: 1);
    }

    [Fact]
    public void Instances_beyond_the_bound_are_left_out()
    {
        string many = string.Concat(Enumerable.Range(0, 7).Select(i => $$"""
            resource "aws_vpc" "v{{i}}" {
              count = 10000
            }

            """));
        var reading = Given.File(many);
        Assert.Equal(50_000, reading.Resources["aws_vpc"]);
        Assert.Equal(
            ["aws_vpc.v5", "aws_vpc.v6"],
            reading.Findings.Where(f => f.Code == FindingCode.ConstructNotRead).Select(f => f.Message.Split(' ')[0]));
    }
}
