namespace CrowdComms.Data.Badges;

/// <summary>How an event's badges look, as pages see and change it.</summary>
public sealed record BadgeDesign
{
    /// <summary>The paper.</summary>
    public BadgeSize Size { get; init; }

    /// <summary>Whether the first name stands alone in large letters.</summary>
    public bool LargeName { get; init; }

    /// <summary>Whether the company is shown.</summary>
    public bool Company { get; init; } = true;

    /// <summary>Whether the job title is shown.</summary>
    public bool JobTitle { get; init; } = true;

    /// <summary>Whether the ticket's QR code is shown.</summary>
    public bool Code { get; init; } = true;

    /// <summary>Whether a band in the pass type's colour bears its name.</summary>
    public bool Band { get; init; } = true;

    /// <summary>A PNG or JPEG; null for the event's name instead.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>Whether the desk prints a badge at each check-in.</summary>
    public bool PrintAtCheckIn { get; init; }

    /// <summary>The version that was read; 0 where nothing was saved yet.</summary>
    public int Version { get; init; }
}
