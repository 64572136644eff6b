using Tocsin.Aws;

namespace Tocsin.Tests.Aws;

public sealed class IdsTests
{
    private const int Stretch = 1 << 23;

    [Fact]
    public void A_commit_gets_the_same_ids_whichever_thread_decides_it_and_when()
    {
        int[] commits = [.. Enumerable.Range(0, 500)];
        string[] inOrder = [.. commits.Select(Taken)];
        string[] onThreads = new string[commits.Length];
        var eight = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        Parallel.ForEach(commits.Reverse(), eight, commit => onThreads[commit] = Taken(commit));
        Assert.Equal(inOrder, onThreads);
        Assert.Equal(commits.Length, inOrder.Distinct().Count());
    }

    [Fact]
    public void No_two_commits_share_an_id()
    {
        var numbers = new HashSet<ulong>();
        foreach (long commit in (long[])[0, 1, 2, 3, 1000, (1L << 40) - 1])
        {
            var ids = new Ids(7, commit);
            for (int i = 0; i < 1000; i++)
            {
                Assert.True(numbers.Add(ids.Next()), $"number {i} of commit {commit} is another's too");
                Assert.True(numbers.Add(ids.Aside.Next()), $"number {i} aside in commit {commit} is another's too");
            }
        }
    }

    /// <summary>Where one's numbers end, the next one's begin: none can be in both.</summary>
    [Fact]
    public void A_commit_ends_before_the_next_one_begins_and_takes_no_more()
    {
        var ids = new Ids(7, 4);
        ulong last = Last(ids);
        Assert.NotEqual(new Ids(7, 4).Aside.Next(), last);
        Assert.Equal("one commit takes more than 8388608 identifiers", Assert.Throws<InvalidOperationException>(() => ids.Next()).Message);
        Assert.NotEqual(new Ids(7, 5).Next(), Last(ids.Aside));
        Assert.Throws<InvalidOperationException>(() => ids.Aside.Next());
    }

    [Fact]
    public void What_is_taken_aside_leaves_the_others_as_they_are()
    {
        var plain = new Ids(7);
        var both = new Ids(7);
        _ = both.Aside.Uuid();
        Assert.Equal(plain.Uuid(), both.Uuid());
        Assert.Same(both.Aside, both.Aside.Aside);
    }

    /// <summary>Those of declared resources stand in plans and in what users have written down.</summary>
    [Fact]
    public void A_seed_alone_gives_what_it_always_gave()
    {
        Assert.Equal("910a2dec-8902-4cc1-aeeb-8da1658eec67", new Ids(1).Uuid());
        Assert.Equal(new Ids(1).Uuid(), new Ids(1, 0).Uuid());
    }

    private static string Taken(int commit)
    {
        var ids = new Ids(7, commit);
        return $"{ids.Uuid()} {ids.Hex(32)} {ids.Digits(19)} {ids.Aside.Uuid()}";
    }

    private static ulong Last(Ids ids)
    {
        for (int i = 1; i < Stretch; i++)
        {
            _ = ids.Next();
        }
        return ids.Next();
    }
}
