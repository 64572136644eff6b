namespace Tocsin.Server.Admin;

/// <summary>What somebody may do in the admin API; each may what those before it may.</summary>
internal enum AdminKey
{
    /// <summary>Open to probes.</summary>
    None,

    Read,

    Full,
}
