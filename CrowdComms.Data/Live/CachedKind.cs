namespace CrowdComms.Data.Live;

/// <summary>One kind of what <see cref="EntranceCache"/> remembers. Nothing about a single registrant is among them. Every kind lives for
/// <see cref="EntranceCache.Lifetime"/> and ends with any change of what <c>EntranceChanges</c> lists.</summary>
/// <param name="Name">The name, which the meters show.</param>
/// <param name="Key">What its key consists of.</param>
/// <param name="Value">What is remembered.</param>
public sealed record CachedKind(string Name, string Key, string Value)
{
    /// <summary>A user in one event.</summary>
    public static readonly CachedKind Member = new(
        "member", "user id and slug", "the event's facts, the user's name, role and two-factor authentication");

    /// <summary>A user outside any event.</summary>
    public static readonly CachedKind User = new(
        "user", "user id", "the user's name, whether they are an admin, two-factor authentication");

    /// <summary>The events that a user may choose from.</summary>
    public static readonly CachedKind Choices = new(
        "choices", "user id and whether they are an admin", "slug, name and role of each");

    /// <summary>A user's sign-in in one browser.</summary>
    public static readonly CachedKind SignIn = new(
        "sign-in", "sign-in id, user id and security stamp", "that the sign-in is valid");

    /// <summary>An API key by its secret.</summary>
    public static readonly CachedKind ApiKey = new(
        "key", "hash of the secret", "the key's id, event, name and scopes");

    /// <summary>The event of an API key or of a paired device.</summary>
    public static readonly CachedKind Opened = new(
        "opened", "key id or event id, and slug", "the event's facts");

    /// <summary>A paired device.</summary>
    public static readonly CachedKind Device = new(
        "device", "device id and, at a request, hash of the secret", "the device's name, event and station");

    /// <summary>The settings of one event.</summary>
    public static readonly CachedKind Settings = new(
        "settings", "event id", "the event's settings with their version");

    /// <summary>The questions of one event.</summary>
    public static readonly CachedKind Questions = new(
        "questions", "event id", "the questions, retired ones too");

    /// <summary>The pass types of one event.</summary>
    public static readonly CachedKind Passes = new(
        "passes", "event id", "the ids, codes and names of the pass types");

    /// <summary>The kind of a station.</summary>
    public static readonly CachedKind Station = new(
        "station", "station id", "whether the station is a door");

    /// <summary>How many registrants one event has in each status.</summary>
    public static readonly CachedKind Counts = new(
        "counts", "event id and the number of its changes so far", "the number of registrants in each status");

    /// <summary>A slug that no event has now.</summary>
    public static readonly CachedKind Slug = new(
        "slug", "slug", "the current slug of the event that had it, if any");

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<CachedKind> All { get; } =
        [Member, User, Choices, SignIn, ApiKey, Opened, Device, Settings, Questions, Passes, Station, Counts, Slug];
}
