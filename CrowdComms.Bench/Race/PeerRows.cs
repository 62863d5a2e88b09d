namespace CrowdComms.Bench.Race;

/// <summary>The SQL that gives the peer the same people, with the same ids, as CrowdComms has.</summary>
internal static class PeerRows
{
    internal const string Copy =
        """
        INSERT INTO peer.expo_event (id, slug, name, venue, time_zone, starts_at, ends_at, capacity)
            SELECT id, slug, name, venue, time_zone, starts_at, ends_at, capacity FROM public.events;
        INSERT INTO peer.expo_passtype (id, event_id, code, name, colour, valid_from, valid_until)
            SELECT id, event_id, code, name, colour, valid_from, valid_until FROM public.pass_types;
        INSERT INTO peer.expo_company (id, event_id, name) SELECT id, event_id, name FROM public.companies;
        INSERT INTO peer.expo_station (id, event_id, name) SELECT id, event_id, name FROM public.stations;
        INSERT INTO peer.expo_registrant (id, event_id, first_name, last_name, badge_name, email, phone, job_title, company_id,
                pass_type_id, status, ticket_code, notes, dietary, accessibility, tags, source, created_at, updated_at, confirmed_at,
                checked_in_at, cancelled_at, version, search_text)
            SELECT r.id, r.event_id, r.first_name, r.last_name, r.badge_name, r.email, r.phone, r.job_title, r.company_id,
                r.pass_type_id, r.status, r.ticket_code, r.notes, r.dietary, r.accessibility, r.tags, r.source, r.created_at,
                r.updated_at, r.confirmed_at, r.checked_in_at, r.cancelled_at, r.version,
                CONCAT_WS(' ', r.first_name, r.last_name, r.email, c.name, r.ticket_code)
            FROM public.registrants r LEFT JOIN public.companies c ON c.id = r.company_id ORDER BY r.id;
        """;
}
