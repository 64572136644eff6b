namespace Tocsin.Cli.Releases;

/// <summary>One profile of AWS's two shared files; it says nothing where there is none.</summary>
/// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html. Settings that are nested are passed over.</remarks>
internal sealed class Profile
{
    // Ours; who writes more into it than this means another file.
    private const long LargestBytes = 1 << 20;

    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);

    private Profile(string name, string config, string credentials) =>
        (Name, ConfigPath, CredentialsPath) = (name, config, credentials);

    public string Name { get; }

    public string ConfigPath { get; }

    public string CredentialsPath { get; }

    public string? Setting(string name) => settings.GetValueOrDefault(name);

    /// <exception cref="SettingMissingException">A profile is named that is not there, or a file cannot be read.</exception>
    public static Profile Of(Func<string, string?> variable)
    {
        string? named = variable("AWS_PROFILE") ?? variable("AWS_DEFAULT_PROFILE");
        string home = Path.Combine(
            variable("HOME") ?? variable("USERPROFILE") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws");
        var profile = new Profile(
            named ?? "default", variable("AWS_CONFIG_FILE") ?? Path.Combine(home, "config"),
            variable("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(home, "credentials"));
        bool isThere = profile.Read(profile.ConfigPath, profile.Name == "default" ? ["default", "profile default"]
            : [$"profile {profile.Name}"]);
        // Where both files say something, credentials are taken from this one.
        isThere |= profile.Read(profile.CredentialsPath, [profile.Name]);
        return named is null || isThere ? profile
            : throw new SettingMissingException(
                $"AWS_PROFILE is {named}, and neither {profile.ConfigPath} nor {profile.CredentialsPath} has such a profile");
    }

    private bool Read(string path, string[] sections)
    {
        bool isThere = false;
        bool isOurs = false;
        foreach (string line in Lines(path))
        {
            string text = line.Trim();
            if (text is ['[', .. var section, ']'])
            {
                isOurs = sections.Contains(string.Join(' ', section.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
                isThere |= isOurs;
            }
            else if (isOurs && !char.IsWhiteSpace(line.FirstOrDefault(' ')) && line[0] is not ('#' or ';')
                && text.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            {
                settings[text[..at].TrimEnd()] = text[(at + 1)..].TrimStart();
            }
        }
        return isThere;
    }

    private static IEnumerable<string> Lines(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return !file.Exists ? []
                : file.Length <= LargestBytes ? File.ReadAllLines(path)
                : throw new SettingMissingException($"{path} is {file.Length} bytes: no file of profiles");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingMissingException($"{path} cannot be read: {e.Message}");
        }
    }
}
