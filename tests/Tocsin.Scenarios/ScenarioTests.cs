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

    [Theory]
    [MemberData(nameof(Names))]
    public void Fixing_twice_is_fixing_once(string name)
    {
        if (Scenario.Named(name).Fixed() is var (once, twice))
        {
            Assert.Equal(once, twice);
        }
    }
}
