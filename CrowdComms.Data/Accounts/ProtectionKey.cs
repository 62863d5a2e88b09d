namespace CrowdComms.Data.Accounts;

/// <summary>One key that protects cookies and tokens. It is stored in the database so that every web node reads the
/// cookies of the others.</summary>
public sealed class ProtectionKey
{
    /// <summary>The row's id, which the database assigns.</summary>
    public int Id { get; set; }

    /// <summary>The name that ASP.NET Core Data Protection gave the key.</summary>
    public string? FriendlyName { get; set; }

    /// <summary>The key as the XML that ASP.NET Core Data Protection wrote.</summary>
    public string? Xml { get; set; }
}
