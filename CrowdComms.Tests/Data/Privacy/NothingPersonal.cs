using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrowdComms.Tests.Data.Privacy;

/// <summary>The columns of text that hold nothing of the people who come to an event, each with the reason. In all
/// others <see cref="KnownPerson"/> leaves a trace.</summary>
internal static class NothingPersonal
{
    private static readonly (string Because, string[] Columns)[] Reasons =
    [
        ("it is what an event is made of, the same for all who come", [
            "events.name", "events.slug", "events.venue", "events.time_zone", "events.consent_text", "events.reply_to",
            "event_slugs.slug", "pass_types.name",
            "pass_types.code", "pass_types.colour", "zones.name",
            "questions.key", "questions.label", "questions.help", "questions.options", "questions.pass_type_ids"]),
        ("it is a company's name, which stays when its people go",
            ["companies.name", "companies.name_key", "company_merges.from_name"]),
        ("it says how files are read: headings, and which company is meant",
            ["imports.choices", "import_memories.choices"]),
        ("it is random or a hash, and opens nothing once the person is gone", [
            "messages.key", "tickets.page_key", "waiting_people.key", "company_links.key", "wall_links.key",
            "imports.file_hash", "events.kiosk_pin_hash"]),
        ("it names the organiser or member of staff who did it",
            ["company_merges.by", "imports.actor_name", "invitations.invited_by", "mailings.created_by",
                "wall_links.created_by"]),
        ("it is the network's address of staff; the public's is not kept", ["audit_entries.address"]),
        ("it is one of the product's own words", [
            "audit_entries.action", "audit_entries.subject", "audit_entries.via", "import_faults.field",
            "imports.row_word", "imports.failure", "webhook_deliveries.kind", "webhooks.kinds"]),
        ("it belongs to a program or to the machinery",
            ["api_keys.name", "webhooks.url", "webhooks.secret", "protection_keys.friendly_name",
                "protection_keys.xml"]),
        ("it belongs to the account of somebody who works here, and goes with it", [
            "users.display_name", "users.email", "users.normalized_email", "users.user_name",
            "users.normalized_user_name", "users.phone_number", "users.password_hash",
            "users.security_stamp", "users.concurrency_stamp", "user_claims.claim_type", "user_claims.claim_value",
            "user_logins.login_provider", "user_logins.provider_key",
            "user_logins.provider_display_name", "user_passkeys.data", "user_sessions.address", "user_sessions.browser",
            "user_tokens.login_provider", "user_tokens.name",
            "user_tokens.value", "refresh_tokens.client", "refresh_tokens.stamp"]),
    ];

    /// <summary>Columns of which nobody has said whether they hold something personal, and reasons for
    /// columns that are gone.</summary>
    /// <param name="house">The database.</param>
    /// <param name="traces">Where the known person was found: <c>table.column: word</c>.</param>
    internal static async Task<IReadOnlyList<string>> UnclassifiedAsync(House house, IReadOnlyList<string> traces)
    {
        await using var context = house.Context();
        var found = traces.Select(t => t[..t.IndexOf(':', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var (columns, said) = (context.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns)
            .ToList(), Reasons.SelectMany(r => r.Columns).ToHashSet(StringComparer.Ordinal));
        return
        [
            .. columns.Where(IsText).Select(Name).Where(c => !found.Contains(c) && !said.Contains(c))
                .Select(
                    c => $"{c}: let KnownPerson leave a trace in it and see that anonymising clears it, or say in "
                        + $"NothingPersonal why it holds nothing personal."),
            .. said.Except(columns.Select(Name)).Select(c => $"{c}: there is no such column any more."),
            .. said.Where(found.Contains).Select(c => $"{c}: holds something personal after all."),
        ];
    }

    private static string Name(IColumn column) => $"{column.Table.Name}.{column.Name}";

    private static bool IsText(IColumn column) => column.PropertyMappings.Any(m => m.Property is var property
        && (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: false } type
        && type != typeof(Guid) && m.TypeMapping.Converter?.ProviderClrType is var stored
        && (stored ?? type) == typeof(string)) || column.StoreType is "jsonb" or "json" or "text[]";
}
