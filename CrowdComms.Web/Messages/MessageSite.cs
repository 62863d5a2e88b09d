namespace CrowdComms.Web.Messages;

/// <summary>The web address with which links in messages begin. Background work has no request to take it
/// from.</summary>
public sealed class MessageSite
{
    /// <summary>The setting <c>PublicUrl</c>; without it the address at which this process listens, which is right on
    /// a single machine.</summary>
    public Uri Base { get; set; } = new("http://localhost/");
}
