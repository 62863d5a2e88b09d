using System.Data.Common;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>Removes personal data from texts. The rows stay, so that all counts stay the same.</summary>
/// <param name="context">A context with an open transaction.</param>
internal sealed class Forgetting(CrowdCommsContext context)
{
    /// <summary>Removes all text from the rows that refer to one registrant, and the changes in the audit log about
    /// them.</summary>
    internal Task PersonAsync(Guid id, CancellationToken cancellationToken) =>
        RowsAsync(t => $"\"{t.Person}\" = {{0}}", "= {0}", id, cancellationToken);

    /// <summary>Removes all text from the rows that refer to any registrant of an event, and the changes in the audit log
    /// about them. Rows of people who left an address without registering are deleted.</summary>
    internal async Task EverybodyAsync(Guid eventId, CancellationToken cancellationToken)
    {
        const string People = "IN (SELECT id FROM registrants WHERE event_id = {0})";
        await RowsAsync(t => t.Event is { } column ? $"\"{column}\" = {{0}}" : $"\"{t.Person}\" {People}", People,
            eventId, cancellationToken);
        foreach (var table in TextColumns.Of(context)
            .Where(t => t.Event is not null && t.Type.ClrType != typeof(Registrant)
                && t.Type.FindProperty(nameof(Registrant.EmailKey)) is not null))
        {
            await ExecuteAsync($"DELETE FROM \"{table.Name}\" WHERE \"{table.Event}\" = {{0}}", [eventId], cancellationToken);
        }
    }

    /// <summary>Removes addresses and contents of messages to people who are no registrants, such as a company's
    /// contact person. Queued ones are not sent.</summary>
    /// <param name="eventId">The event; for a single person, also messages of no event, such as an invitation.</param>
    /// <param name="email">The key of the person's email; null for everyone.</param>
    /// <param name="cancellationToken">Stops the statement.</param>
    internal async Task MessagesAsync(Guid eventId, string? email, CancellationToken cancellationToken)
    {
        var messages = context.Messages.Where(m => m.RegistrantId == null
            && (m.EventId == eventId || (m.EventId == null && email != null)));
        if (email is not null)
        {
            // No database knows the key of an address: its domain may be written in two ways.
            List<string> written = [.. (await messages.Select(m => m.Email).Distinct().ToListAsync(cancellationToken))
                .Where(e => TextRules.KeyOfEmail(e) == email)];
            messages = messages.Where(m => written.Contains(m.Email));
        }

        await messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Email, "").SetProperty(m => m.LastError, (string?)null)
            .SetProperty(m => m.Facts, new Dictionary<string, string>())
            .SetProperty(m => m.State, m => m.State == MessageState.Queued ? MessageState.Failed : m.State), cancellationToken);
    }

    /// <summary>Replaces the traces of one person in texts about something else, in all tables of an event. It reads
    /// every table once.</summary>
    internal async Task SweepAsync(PersonTraces traces, Guid eventId, CancellationToken cancellationToken)
    {
        foreach (var table in TextColumns.Of(context))
        {
            var found = await FindAsync(table, traces, eventId, cancellationToken);
            foreach (var (keys, texts) in found)
            {
                await ReplaceAsync(table, keys,
                    [.. texts.Select((t, i) => t is null ? null
                        : Without(traces, t, isUnique: table.Texts[i].Blank is null))], cancellationToken);
            }
        }
    }

    /// <summary>Replaces a registrant's name as the actor of what they did at their own link; staff of the same name
    /// are not changed.</summary>
    internal async Task ActsAsync(Guid eventId, string name, CancellationToken cancellationToken)
    {
        foreach (var table in TextColumns.Of(context).Where(t => t.Event is not null && t.Type.FindProperty("ActorId") is not null))
        {
            var change =
                $"UPDATE \"{table.Name}\" SET actor_name = 'The registrant' WHERE actor_id IS NULL AND event_id = "
                    + $"{{0}} AND actor_name = {{1}}";
            await ExecuteAsync(change, [eventId, name], cancellationToken);
        }
    }

    // A unique column may hold traces of two anonymised people, so each gets a text of its own there.
    private static string Without(PersonTraces traces, string text, bool isUnique) =>
        traces.Without(text) is var left && isUnique && left != text ? $"anonymised {RisingId.Next():n}"[..32] : left;

    private async Task RowsAsync(Func<TextTable, string> of, string whose, Guid id, CancellationToken cancellationToken)
    {
        foreach (var table in TextColumns.Of(context)
            .Where(t => t.Person is not null && t.Type.ClrType != typeof(Ticket) && t.Texts.Any(c => c.Blank is not null)))
        {
            var blanks = string.Join(", ", table.Texts.Where(t => t.Blank is not null).Select(t => $"\"{t.Name}\" = {t.Blank}"));
            await ExecuteAsync($"UPDATE \"{table.Name}\" SET {blanks} WHERE {of(table)}", [id], cancellationToken);
        }

        await ExecuteAsync(
            $"UPDATE messages SET state = '{nameof(MessageState.Failed)}' WHERE state = "
                + $"'{nameof(MessageState.Queued)}' AND registrant_id {whose}", [id], cancellationToken);
        await ExecuteAsync($"DELETE FROM import_traces WHERE subject_id {whose}", [id], cancellationToken);
        await ExecuteAsync(
            $"UPDATE audit_entries SET changes = '[]' WHERE subject = '{nameof(Registrant)}' AND subject_id {whose}",
            [id], cancellationToken);
    }

#pragma warning disable EF1002 // The names are the model's own, and values are parameters.
    private Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(sql, values, cancellationToken);
#pragma warning restore EF1002

    private async Task<List<(object[] Keys, string?[] Texts)>> FindAsync(
        TextTable table, PersonTraces traces, Guid eventId, CancellationToken cancellationToken)
    {
        await using var command = Command();
        var patterns = traces.Patterns.Select((pattern, i) => Add(command, $"@p{i}", $"%{LikePattern.Literal(pattern)}%")).ToList();
        var says = string.Join(" OR ", table.Texts.SelectMany(t => patterns.Select(p => $"lower(\"{t.Name}\") LIKE {p} ESCAPE '\\'")));
        var within = table.Event is { } column ? $"(\"{column}\" IS NULL OR \"{column}\" = {Add(command, "@event", eventId)}) AND " : "";
        command.CommandText =
            $"SELECT {Columns([.. table.Keys, .. table.Texts.Select(t => t.Name)])} FROM \"{table.Name}\" WHERE {within}({says})";
        var found = new List<(object[], string?[])>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            found.Add((
                [.. table.Keys.Select((_, i) => row.GetValue(i))],
                [.. table.Texts.Select((_, i) => row.IsDBNull(table.Keys.Count + i) ? null : row.GetString(table.Keys.Count + i))]));
        }

        return found;
    }

    private async Task ReplaceAsync(TextTable table, object[] keys, string?[] texts, CancellationToken cancellationToken)
    {
        await using var command = Command();
        var sets = table.Texts.Select((t, i) => $"\"{t.Name}\" = {Add(command, $"@t{i}", texts[i])}").ToList();
        var ands = table.Keys.Select((key, i) => $"\"{key}\" = {Add(command, $"@k{i}", keys[i])}").ToList();
        command.CommandText = $"UPDATE \"{table.Name}\" SET {string.Join(", ", sets)} WHERE {string.Join(" AND ", ands)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command()
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(
            context.Database.CurrentTransaction!);
        return command;
    }

    private static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));

    private static string Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
        return name;
    }
}
