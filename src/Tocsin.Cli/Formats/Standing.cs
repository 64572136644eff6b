namespace Tocsin.Cli.Formats;

/// <summary>What an event's outcome is to the user: as it should be, rightly silent, wrong, or not to be told.</summary>
internal enum Standing { Good, Quiet, Bad, Doubtful }
