namespace CrowdComms.Data.Badges;

/// <summary>The paper a badge is printed on.</summary>
public enum BadgeSize
{
    /// <summary>105 × 148 mm, upright.</summary>
    A6,
    /// <summary>86 × 54 mm, across.</summary>
    Card,
    /// <summary>102 × 152 mm (4 × 6 inches), upright.</summary>
    Label,
}

/// <summary>How an event's badges look. An event without a row has the defaults.</summary>
public sealed class BadgeLayout
{
    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>The paper.</summary>
    public BadgeSize Size { get; set; } = BadgeSize.A6;

    /// <summary>Whether the first name stands alone in large letters.</summary>
    public bool LargeName { get; set; }

    /// <summary>Whether the company is shown.</summary>
    public bool Company { get; set; } = true;

    /// <summary>Whether the job title is shown.</summary>
    public bool JobTitle { get; set; } = true;

    /// <summary>Whether the ticket's QR code is shown.</summary>
    public bool Code { get; set; } = true;

    /// <summary>Whether a band in the pass type's colour bears its name.</summary>
    public bool Band { get; set; } = true;

    /// <summary>A PNG or JPEG of at most 512 kB; null for the event's name instead.</summary>
    public byte[]? Logo { get; set; }

    /// <summary>Whether the desk prints a badge at each check-in.</summary>
    public bool PrintAtCheckIn { get; set; }

    /// <summary>Raised by every change; guards against lost updates.</summary>
    public int Version { get; set; } = 1;
}
