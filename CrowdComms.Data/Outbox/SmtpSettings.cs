namespace CrowdComms.Data.Outbox;

/// <summary>How a mail server is spoken to.</summary>
public enum SmtpTls
{
    /// <summary>As the port and the server suggest; encrypted wherever the server can.</summary>
    Auto,
    /// <summary>In clear: for a server on this machine alone.</summary>
    None,
    /// <summary>Encrypted from the second word on, usually port 587.</summary>
    StartTls,
    /// <summary>Encrypted from the first, usually port 465.</summary>
    Implicit,
}

/// <summary><c>Smtp</c>: the mail server. Without a host, messages are kept and shown, not sent.</summary>
public sealed record SmtpSettings
{
    /// <summary>The server's name; none to keep messages.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Who signs in there; none for nobody.</summary>
    public string? User { get; init; }

    /// <summary>From the environment, never from a file that others read.</summary>
    public string? Password { get; init; }

    /// <summary>The sender, such as <c>Fair &lt;tickets@fair.example&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>How the connection is encrypted.</summary>
    public SmtpTls Tls { get; init; }

    /// <summary>The most messages a minute that this process sends; what a provider allows.</summary>
    public int PerMinute { get; init; } = 300;

    /// <summary>Whether there is a server.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>What links in messages begin with: in background work nobody asked for a page whose address
/// could be taken.</summary>
public sealed class MessageSite
{
    /// <summary><c>PublicUrl</c>; where nobody said it, the address that this process listens at, which is right on
    /// the one laptop.</summary>
    public Uri Base { get; set; } = new("http://localhost/");

    internal string At(string path) => new Uri(Base, path).AbsoluteUri;
}
