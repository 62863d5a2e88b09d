namespace CrowdComms.Data.Outbox;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum SmtpTls
{
    /// <summary>As the port and the server suggest: encrypted wherever the server supports it.</summary>
    Auto,
    /// <summary>Not encrypted: only for a server on the same machine.</summary>
    None,
    /// <summary>Encrypted after a STARTTLS command, usually on port 587.</summary>
    StartTls,
    /// <summary>Encrypted from the start, usually on port 465.</summary>
    Implicit,
}

/// <summary>The settings under <c>Smtp</c>. Without a host, messages are stored and shown but not sent.</summary>
public sealed record SmtpSettings
{
    /// <summary>The host name of the mail server; null to send nothing.</summary>
    public string? Host { get; init; }

    /// <summary>The port of the mail server.</summary>
    public int Port { get; init; } = 587;

    /// <summary>The user who signs in at the server; null to send without signing in.</summary>
    public string? User { get; init; }

    /// <summary>The password of that user; it comes from the environment, never from a file that others can
    /// read.</summary>
    public string? Password { get; init; }

    /// <summary>The sender of all messages, such as <c>Fair &lt;tickets@fair.example&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>The encryption of the connection.</summary>
    public SmtpTls Tls { get; init; }

    /// <summary>The most messages that all processes of an installation together send in a minute, to stay below a
    /// provider's limit.</summary>
    public int PerMinute { get; init; } = 300;

    /// <summary>Whether a mail server is set up.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}
