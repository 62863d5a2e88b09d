using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;

namespace CrowdComms.Tests.Permissions;

/// <summary>Who may open which page and call which endpoint: the one table, and every one of them knocked at by
/// everybody over HTTP.</summary>
public sealed class EndpointMatrixTests
{
    // What each hears, in the order of Callers.Order: + is let in, ? is to sign in, - may not, . hears
    // that there is no such thing.
    // Users ask for pages with a cookie and the API with an access token, a device both with its cookie, keys both with
    // themselves; a lone point ends an address.
    private static readonly (string Least, string Heard, string Doors)[] Table =
    [
        ("anybody; a form without its fields comes to nothing", "+++++++++++", """
        GET /account/: access-denied, forgot-password, form-expired, invitation/{Key}, new-password, sign-in
        GET /: api/docs, api/docs/scalar.js, c/{Key}, error, health/live, health/ready, not-found, openapi/{documentName}.json, pair, register/{Slug}
        GET /: register/{Slug}/waiting, t/{PageKey}, t/{pageKey}/data.json, t/{pageKey}/event.ics, t/{pageKey}/qr.svg, u/{Key}, w/{Key}
        POST /account/: access-denied, forgot-password, form-expired, invitation/{Key}, new-password, passkeys/request-options, sign-in, sign-out
        POST /api/v1/: auth/login, auth/logout, auth/refresh
        POST /: c/{Key}, error, not-found, pair, register/{Slug}, register/{Slug}/waiting, t/{PageKey}, u/{Key}, u/{key}, w/{Key}
        """),
        ("nobody, as long as accounts are not made that way", "-----------", """
        POST /api/v1/: auth/register
        """),
        ("admins, where nobody else hears that it is there", "......+....", """
        GET /: metrics
        """),
        ("nobody, once there is an admin", "...........", """
        GET /: setup
        POST /: setup
        """),
        ("whoever signed in, a device too; a page without forms takes none", "?++++++????", """
        GET /: ., kiosk/{Slug}/leave
        POST /: ., kiosk/{Slug}, kiosk/{Slug}/leave
        POST /events/{Slug}/: desk, door, evacuation
        """),
        ("people, about what is theirs", "?++.+++----", """
        GET /api/v1/: auth/me, events/
        """),
        ("people; a page without forms takes none", "?++.+++????", """
        GET /account/: me, me/two-factor
        GET /: events
        POST /account/: me, me/two-factor, passkeys/create-options
        POST /: events, events/{Slug}, kiosk/{slug}/start
        POST /events/{Slug}/: alerts, api-keys, arrivals, audit, badges, companies, companies/{Id:guid}, dashboard, devices, explain, exports, import, imports, members, messages
        POST /events/{Slug}/: pass-types, registrants, registration, report, scans, settings, wall, walls, webhooks
        """),
        ("admins, by the API", "?--.--+----", """
        POST /api/v1/: events/
        """),
        ("admins, on pages", "?--.--+????", """
        GET /: jobs/{**path}
        """),
        ("staff and a device at its station", "?..++++????", """
        GET /events/{Slug}/: desk
        GET /events/{slug}/: registrants/{id:guid}/badge.pdf
        """),
        ("staff, and keys that scan", "?...++++--.", """
        POST /api/v1/events/{event}/: scans/, scans/batch
        """),
        ("staff, and keys that read", "?...+++-+-.", """
        GET /api/v1/events/{event}/: ., companies/, companies/{id:guid}, dashboard/, dashboard/stream, pass-types/, pass-types/{id:guid}, questions/, registrants/, registrants/{id:guid}
        GET /api/v1/events/{event}/: registrants/{id:guid}/badge.pdf, registrants/{id:guid}/history, registrants/{id:guid}/ticket.svg, stations/, stations/{id:guid}, zones/
        GET /api/v1/events/{event}/: zones/{id:guid}
        """),
        ("staff, and keys that write", "?...+++--+.", """
        PATCH /api/v1/events/{event}/: registrants/{id:guid}
        POST /api/v1/events/{event}/: registrants/, registrants/{id:guid}/cancel, registrants/{id:guid}/confirm, registrants/{id:guid}/reinstate, registrants/{id:guid}/reissue-ticket
        POST /api/v1/events/{event}/: registrants/{id:guid}/undo-check-in
        PUT /api/v1/events/{event}/: registrants/{id:guid}
        """),
        ("staff, and no key", "?...+++----", """
        GET /api/v1/events/{event}/: api-keys/, api-keys/{id:guid}, members/, members/{id:guid}, webhooks/, webhooks/{id:guid}
        """),
        ("staff, on pages and for files", "?...+++????", """
        GET /: events/{Slug}, kiosk/{Slug}
        GET /events/{Slug}/: arrivals, companies, companies/{Id:guid}, dashboard, door, evacuation, explain, pass-types, registrants, scans, wall
        GET /events/{slug}/: badges/batch.pdf, registrants/{id:guid}/ticket.svg
        """),
        ("organisers, and keys that read", "?...-++-+-.", """
        GET /api/v1/events/{event}/: exports/registrants.csv, exports/registrants.xlsx, exports/report.pdf, imports/{id:guid}
        """),
        ("organisers, and keys that write", "?...-++--+.", """
        DELETE /api/v1/events/{event}/: companies/{id:guid}, pass-types/{id:guid}, registrants/{id:guid}, stations/{id:guid}, zones/{id:guid}
        POST /api/v1/events/{event}/: companies/, companies/{id:guid}/merge, imports/, pass-types/, stations/, zones/
        PUT /api/v1/events/{event}/: ., companies/{id:guid}, pass-types/{id:guid}, stations/{id:guid}, zones/{id:guid}
        """),
        ("organisers, and no key", "?...-++----", """
        DELETE /api/v1/events/{event}/: api-keys/{id:guid}, members/{id:guid}, webhooks/{id:guid}
        POST /api/v1/events/{event}/: api-keys/, members/, webhooks/
        PUT /api/v1/events/{event}/: members/{id:guid}, webhooks/{id:guid}
        """),
        ("organisers, on pages and for files", "?...-++????", """
        GET /events/{Slug}/: alerts, api-keys, audit, badges, devices, exports, import, imports, members, messages, registration, report, settings, walls, webhooks
        GET /events/{slug}/: exports/audit.csv, exports/audit.xlsx, exports/companies.csv, exports/companies.xlsx, exports/messages.csv, exports/messages.xlsx
        GET /events/{slug}/: exports/refused-scans.csv, exports/refused-scans.xlsx, exports/registrants.csv, exports/registrants.xlsx, exports/report.pdf, exports/report.xlsx
        GET /events/{slug}/: exports/scans.csv, exports/scans.xlsx, registrants/{id:guid}/data.json
        """),
        ("admins, who delete what members know", "?...--+----", """
        DELETE /api/v1/events/{event}/: .
        """),
        ("organisers, where staff hear of no such file", "?....++????", """
        GET /events/{slug}/: imports/{id:guid}/errors.csv
        """),
        ("nobody without the number of a file that was just checked", "?......????", """
        GET /events/{slug}/: import/errors.csv
        """),
        ("whoever has shown a password and not yet the code", "???????????", """
        GET /account/: second-factor
        POST /account/: second-factor
        """),
    ];

    [Fact]
    public async Task Everybody_is_let_in_where_the_table_says_so_and_nowhere_else()
    {
        await using var app = await AppInProcess.StartAsync(
            AuthApiTests.With("RateLimits:RegistrationPerMinute", "6000"));
        var known = EndpointDoors.All(app);
        var written = Table.SelectMany(t => Doors(t.Doors).Select(door => (t.Least, t.Heard, Door: door))).ToList();
        Assert.Empty(known.Except(written.Select(w => w.Door), StringComparer.Ordinal));
        Assert.Empty(written.Select(w => w.Door).Except(known, StringComparer.Ordinal));
        Assert.Equal(written.Count, written.Select(w => w.Door).Distinct(StringComparer.Ordinal).Count());

        using var callers = await Callers.OpenAsync(app);
        var doors = await EndpointDoors.OpenAsync(app, callers.All.Single(c => c.Name == "organiser").Api);
        List<string> wrong = [];
        foreach (var (least, heard, door) in written.OrderBy(w => Last(w.Door)))
        {
            for (var i = 0; i < callers.All.Count; i++)
            {
                var answer = await doors.KnockAsync(callers.All[i], door);
                if (answer != heard[i])
                {
                    wrong.Add($"{door}, for {least}: {callers.All[i].Name} hears {answer}, not {heard[i]}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // Who has become a kiosk or has signed out knocks no more.
    private static int Last(string door) => door.EndsWith("/start", StringComparison.Ordinal)
        ? 1 : door.EndsWith("/sign-out", StringComparison.Ordinal) ? 2 : 0;

    private static IEnumerable<string> Doors(string lines) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(": "))
            .SelectMany(line => line[1].Split(", ").Select(end => line[0] + (end == "." ? "" : end)));
}
