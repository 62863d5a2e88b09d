namespace CrowdComms.Data.CheckIn;

/// <summary>The one decision about a scan, as SQL for both databases: stations, groups, the API, repeated and simulated
/// scans all use it. Since the database decides, exactly one of two stations that scan one ticket at the same time admits
/// it.</summary>
internal static class ScanDecision
{
    // A part that a scan of this shape cannot need is a constant: what PostgreSQL does not plan, it need not set up for each scan.
    private const string No = "1 = 0", NoInstant = "CAST(NULL AS timestamptz)", NoNumber = "CAST(NULL AS bigint)";

    // The registrant's entry on the day of the scan. A check-in from before the event was set to count by days has no
    // such row; then its own time says on which day it was.
    private const string DayAt =
        "(SELECT n.at FROM day_entries n WHERE n.registrant_id = p.id AND n.day = @day AND n.undone_at IS NULL)";

    // The entrance may remember a right for some seconds after it ended on a node that the change feed does not reach; the scan never
    // does. A device is checked with its station. An actor without an id is the application itself.
    private const string Caller =
        """
        (@actor IS NULL OR @device IS NOT NULL
                     OR EXISTS (SELECT 1 FROM users u WHERE u.id = @actor AND (u.two_factor_enabled OR NOT e.requires_two_factor)
                         AND (u.is_admin OR EXISTS (SELECT 1 FROM members m WHERE m.event_id = s.event_id AND m.user_id = u.id)))
                     OR EXISTS (SELECT 1 FROM api_keys k WHERE k.id = @actor AND k.event_id = s.event_id AND k.revoked_at IS NULL))
        """;

    /// <summary>Returns the common table expressions <c>ticket</c>, <c>person</c> and <c>decision</c>. Parameters:
    /// <c>@code</c> or <c>@registrant</c>, <c>@event</c>, <c>@station</c>, <c>@actor</c>, <c>@device</c>, <c>@scan</c>,
    /// <c>@direction</c>, <c>@override</c>, <c>@when</c>, <c>@late</c>, and the day of <c>@when</c> as <c>@day</c>,
    /// <c>@day_from</c> and <c>@day_until</c>. <c>decision</c> has no row when the station does not belong to the event,
    /// is not the device's own, is of another shape, or takes no exits, and when the user or API key has no right at the event any
    /// more.</summary>
    /// <param name="lockPerson">The SQL that lets the selection of the registrant wait for other transactions that
    /// change the row, such as <c>FOR UPDATE</c>; empty where the database needs none.</param>
    /// <param name="shape">The parts that the scan needs.</param>
    internal static string Sql(string lockPerson, ScanShape shape) =>
        $"""
         WITH ticket AS (SELECT registrant_id, revoked_at FROM tickets WHERE code = @code),
         person AS (SELECT * FROM registrants WHERE id = COALESCE(@registrant, (SELECT registrant_id FROM ticket)) {lockPerson}),
         facts AS MATERIALIZED (
             SELECT s.kind = 'Door' AS door, s.name AS station, s.zone_id, z.name AS zone, z.capacity, e.requires_confirmation, e.one_zone_at_a_time,
                 p.id AS registrant_id, p.event_id, p.status, p.version, p.checked_in_at,
                 e.checked_once = 'Day' AS daily, {(shape.Daily ? DayAt : NoInstant)} AS day_at,
                 CASE WHEN p.status <> 'CheckedIn' THEN NULL {InAt(shape)} END AS in_at,
                 (SELECT revoked_at FROM ticket) IS NOT NULL AS revoked,
                 (t.valid_from IS NULL OR t.valid_from <= @when) AND (t.valid_until IS NULL OR @when < t.valid_until) AS valid,
                 {Door(shape)},
                 EXISTS (SELECT 1 FROM scans WHERE scan_id = @scan) AS seen
             FROM stations s JOIN events e ON e.id = s.event_id LEFT JOIN zones z ON z.id = s.zone_id
                 LEFT JOIN person p ON 1 = 1 LEFT JOIN pass_types t ON t.id = p.pass_type_id
             WHERE s.id = @station AND s.event_id = @event AND (s.kind = 'Door' OR @direction = 'In') {Fits(shape)}
                 AND (@device IS NULL OR EXISTS (SELECT 1 FROM devices d WHERE d.id = @device AND d.station_id = s.id AND d.revoked_at IS NULL))
                 AND {Caller}),
         decision AS (SELECT f.*, {Checks("@override")} AS outcome, {Checks("1 = 0")} AS plain FROM facts f)
         """;

    /// <summary>Returns whether staff may override this outcome with a reason.</summary>
    internal static bool CanOverride(ScanOutcome outcome) => outcome is
        ScanOutcome.NotConfirmed or ScanOutcome.NotValidNow or ScanOutcome.NoAccess or ScanOutcome.NotCheckedIn
            or ScanOutcome.ZoneFull;

    private static string Fits(ScanShape shape) =>
        (shape.Door ? "" : "AND s.kind <> 'Door' ") + (shape.Daily ? "" : "AND e.checked_once = 'Event'");

    private static string InAt(ScanShape shape) => !shape.Daily ? "ELSE p.checked_in_at"
        : $"""
           WHEN e.checked_once = 'Event' THEN p.checked_in_at
               ELSE COALESCE({DayAt},
                   CASE WHEN p.checked_in_at >= @day_from AND p.checked_in_at < @day_until THEN p.checked_in_at END)
           """;

    private static string Door(ScanShape shape) => !shape.Door
        ? $"{No} AS opens, {No} AS inside, {NoNumber} AS crowd, {NoInstant} AS ended_at"
        : $"""
           (SELECT COUNT(*) FROM pass_type_zones a WHERE a.pass_type_id = p.pass_type_id AND a.zone_id = s.zone_id) > 0 AS opens,
                 {Visits("v.registrant_id = p.id AND v.zone_id = s.zone_id", shape)} > 0 AS inside,
                 CASE WHEN z.capacity IS NOT NULL THEN {Visits("v.zone_id = z.id", shape)} END AS crowd,
                 {(shape.Late ? EndedAt : NoInstant)} AS ended_at
           """;

    private const string EndedAt =
        """
        CASE WHEN @late THEN (SELECT MIN(v.entered_at) FROM zone_visits v WHERE v.registrant_id = p.id AND v.entered_at > @when
                     AND (v.zone_id = s.zone_id OR e.one_zone_at_a_time)) END
        """;

    // A visit counts for a scan made now while it is open; for a late scan it counts if it was under way at the scan's
    // own time, even when it is over by now. The instants of a scan made now are not compared, because the clocks of two
    // web nodes may differ.
    private static string Visits(string whose, ScanShape shape)
    {
        var open = $"(SELECT COUNT(*) FROM zone_visits v WHERE {whose} AND v.left_at IS NULL)";
        return !shape.Late ? open
            : $"""
               CASE WHEN @late
                   THEN (SELECT COUNT(*) FROM zone_visits v
                       WHERE {whose} AND v.entered_at <= @when AND (v.left_at IS NULL OR v.left_at > @when))
                   ELSE {open} END
               """;
    }

    // The checks run in the order of the domain's table, and the first that fails gives the outcome. Once the ticket is
    // known to be good, a registrant who is inside may always leave, even if their pass type changed meanwhile:
    // otherwise the list of people inside would keep them. A late scan that is earlier than the check-in admits: the
    // earliest admitted scan is the check-in.
    private static string Checks(string overridden) =>
        $"""
         CASE
             WHEN registrant_id IS NULL OR (@registrant IS NOT NULL AND event_id <> @event) THEN 'UnknownCode'
             WHEN event_id <> @event THEN 'WrongEvent'
             WHEN revoked THEN 'RevokedCode'
             WHEN status = 'Cancelled' THEN 'Cancelled'
             WHEN @direction = 'Out' AND inside THEN 'Left'
             WHEN status = 'Registered' AND requires_confirmation AND NOT ({overridden}) THEN 'NotConfirmed'
             WHEN NOT valid AND NOT ({overridden}) THEN 'NotValidNow'
             WHEN door AND NOT opens AND NOT ({overridden}) THEN 'NoAccess'
             WHEN door AND status <> 'CheckedIn' AND NOT ({overridden}) THEN 'NotCheckedIn'
             WHEN NOT door AND in_at IS NOT NULL AND NOT (@late AND @when < in_at) THEN 'AlreadyCheckedIn'
             WHEN @direction = 'Out' THEN 'Left'
             WHEN door AND inside THEN 'AlreadyInside'
             WHEN door AND crowd >= capacity AND NOT ({overridden}) THEN 'ZoneFull'
             ELSE 'Admitted'
         END
         """;
}
