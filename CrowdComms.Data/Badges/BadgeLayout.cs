namespace CrowdComms.Data.Badges;

/// <summary>The size of the paper that a badge is printed on.</summary>
public enum BadgeSize
{
    /// <summary>105 × 148 mm, in portrait format.</summary>
    A6,
    /// <summary>86 × 54 mm, in landscape format.</summary>
    Card,
    /// <summary>102 × 152 mm (4 × 6 inches), in portrait format.</summary>
    Label,
}

/// <summary>The saved design of an event's badges. An event without a row has the defaults below.</summary>
public sealed class BadgeLayout
{
    /// <summary>The event whose badges have this design.</summary>
    public Guid EventId { get; init; }

    /// <summary>The size of the paper.</summary>
    public BadgeSize Size { get; set; } = BadgeSize.A6;

    /// <summary>Whether the first name is printed alone in large letters, with the last name below.</summary>
    public bool LargeName { get; set; }

    /// <summary>Whether the company is printed.</summary>
    public bool Company { get; set; } = true;

    /// <summary>Whether the job title is printed.</summary>
    public bool JobTitle { get; set; } = true;

    /// <summary>Whether the ticket's QR code is printed.</summary>
    public bool Code { get; set; } = true;

    /// <summary>Whether a band in the colour of the pass type is printed, with its name.</summary>
    public bool Band { get; set; } = true;

    /// <summary>The logo as a PNG or JPEG of at most 512 kB; null prints the event's name instead.</summary>
    public byte[]? Logo { get; set; }

    /// <summary>Whether the check-in desk prints a badge at each check-in.</summary>
    public bool PrintAtCheckIn { get; set; }

    /// <summary>Raised by every change; a change that names an older version is refused.</summary>
    public int Version { get; set; } = 1;
}
