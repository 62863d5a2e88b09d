namespace CrowdComms.Data.Badges;

/// <summary>The design of an event's badges, as pages show and change it.</summary>
public sealed record BadgeDesign
{
    /// <summary>The size of the paper.</summary>
    public BadgeSize Size { get; init; }

    /// <summary>Whether the first name is printed alone in large letters, with the last name below.</summary>
    public bool LargeName { get; init; }

    /// <summary>Whether the company is printed.</summary>
    public bool Company { get; init; } = true;

    /// <summary>Whether the job title is printed.</summary>
    public bool JobTitle { get; init; } = true;

    /// <summary>Whether the ticket's QR code is printed.</summary>
    public bool Code { get; init; } = true;

    /// <summary>Whether a band in the colour of the pass type is printed, with its name.</summary>
    public bool Band { get; init; } = true;

    /// <summary>The logo as a PNG or JPEG; null prints the event's name instead.</summary>
    public byte[]? Logo { get; init; }

    /// <summary>Whether the check-in desk prints a badge at each check-in.</summary>
    public bool PrintAtCheckIn { get; init; }

    /// <summary>The version that was read, which a change must name; 0 when no design was saved yet.</summary>
    public int Version { get; init; }
}
