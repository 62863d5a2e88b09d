namespace CrowdComms.Data.Messages;

/// <summary>When the next message may be sent. The single row, which comes with the table, is shared by all processes of
/// an installation, so that together they keep to <c>Smtp:PerMinute</c>.</summary>
public sealed class SendingPace
{
    /// <summary>The key of the single row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>.</summary>
    public int Id { get; init; } = Only;

    /// <summary>The earliest time for the next message, UTC.</summary>
    public DateTimeOffset NextAt { get; set; }
}
