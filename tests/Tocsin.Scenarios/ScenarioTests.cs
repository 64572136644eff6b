namespace Tocsin.Tests.Cases;

public class ScenarioTests
{
    public static TheoryData<string> Names => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_user_sees_what_the_scenario_says(string name)
    {
        var scenario = Scenario.Named(name);
        string actual = scenario.Run();
        if (Environment.GetEnvironmentVariable("TOCSIN_ACCEPT") == "1")
        {
            scenario.Accept(actual);
        }
        Assert.Equal(scenario.Expected, actual);
    }

    /// <summary>Over all scenarios at once, since in most there is nothing to fix: a test of one of those could not fail.</summary>
    [Fact]
    public void Fixing_twice_is_fixing_once()
    {
        var changed = Scenario.Names.Select(name => (Name: name, Text: Scenario.Named(name).Fixed())).Where(f => f.Text is not null)
            .ToList();
        Assert.InRange(changed.Count, 10, int.MaxValue);
        Assert.Equal([], changed.Where(f => f.Text!.Value.Once != f.Text.Value.Twice).Select(f => f.Name));
    }
}
