namespace Tocsin.Cli.Demo;

/// <summary>
/// How fast the story is told: with pauses for somebody who watches, any key cutting one short; without a terminal at once.
/// </summary>
internal sealed class Pace(bool pauses, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(40);

    private bool hurried;

    /// <summary>Somebody watches, so that a key makes sense.</summary>
    public bool Pauses => pauses;

    /// <summary>Waits, or does not. A key pressed meanwhile ends all waiting.</summary>
    public void Rest(TimeSpan pause)
    {
        long started = time.GetTimestamp();
        while (pauses && !hurried && time.GetElapsedTime(started) < pause)
        {
            if (!Console.IsInputRedirected && Console.KeyAvailable)
            {
                Console.ReadKey(intercept: true);
                hurried = true;
            }
            else
            {
                Task.Delay(Look, time).Wait();
            }
        }
    }

    /// <summary>The time to read a line.</summary>
    public void Line() => Rest(TimeSpan.FromMilliseconds(450));

    /// <summary>The time to take in what is on the screen.</summary>
    public void Scene() => Rest(TimeSpan.FromSeconds(2.5));
}
