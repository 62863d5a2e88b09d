using System.Text;
using System.Text.Encodings.Web;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Privacy;

/// <summary>
/// The words that identify one person in texts about something else, such as a reason given for another registrant or
/// an error of an import. A name or phone number that another registrant has too is not among them.
/// </summary>
internal sealed class PersonTraces
{
    internal const string Mark = "(anonymised)";

    private readonly List<string> _words;

    private PersonTraces(IEnumerable<string> words) =>
        _words = [.. words.SelectMany(Written).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length)];

    /// <summary>The patterns to search for in lower case; some databases lower only ASCII letters, so those forms are
    /// included.</summary>
    internal IReadOnlyList<string> Patterns =>
        [.. _words.SelectMany(w => new[] { w.ToLowerInvariant(), AsciiLower(w), AsciiLower(w.ToUpperInvariant()) })
            .Distinct(StringComparer.Ordinal)];

    /// <summary>Collects the traces of a registrant before they are anonymised: present values, and earlier ones from
    /// the audit.</summary>
    internal static async Task<PersonTraces> OfAsync(CrowdCommsContext context, Registrant person, CancellationToken cancellationToken)
    {
        var tickets = await context.Tickets.AsNoTracking().Where(t => t.RegistrantId == person.Id)
            .Select(t => new { t.Code, t.PageKey }).ToListAsync(cancellationToken);
        var changes = await context.AuditEntries.AsNoTracking().Where(a => a.SubjectId == person.Id)
            .Select(a => a.Changes).ToListAsync(cancellationToken);
        var values = new EverWritten(person, [.. changes.SelectMany(c => c)]);
        var others = context.Registrants.Where(r => r.Id != person.Id && r.AnonymisedAt == null);
        return new PersonTraces(
        [
            .. tickets.SelectMany(t => new[] { t.Code, TicketQr.Grouped(t.Code), t.PageKey }),
            .. await EmailsAsync(values, others, cancellationToken),
            .. await FieldsAsync(values, others, cancellationToken),
            .. await NamesAsync(values, others, cancellationToken),
        ]);
    }

    /// <summary>The text with every trace of the person replaced.</summary>
    internal string Without(string text) =>
        _words.Aggregate(text, (left, word) => left.Replace(word, Mark, StringComparison.OrdinalIgnoreCase));

    private static async Task<List<string>> EmailsAsync(
        EverWritten values, IQueryable<Registrant> others, CancellationToken cancellationToken)
    {
        List<string> own = [];
        foreach (var (email, key) in values.Of(PersonFields.Email).Select(e => (e, TextRules.KeyOfEmail(e))))
        {
            own.AddRange(await others.AnyAsync(r => r.EventId == values.Person.EventId && r.EmailKey == key, cancellationToken)
                ? [] : [email]);
        }

        return own;
    }

    private static async Task<List<string>> FieldsAsync(
        EverWritten values, IQueryable<Registrant> others, CancellationToken cancellationToken)
    {
        List<string> own = [];
        foreach (var field in PersonFields.All.Where(f => f.IsTrace is not null))
        {
            foreach (var text in values.Of(field).Where(field.IsTrace!))
            {
                own.AddRange(await others.AnyAsync(r => EF.Property<string?>(r.Person, field.Property) == text,
                    cancellationToken) ? [] : [text]);
            }
        }

        return own;
    }

    private static async Task<List<string>> NamesAsync(
        EverWritten values, IQueryable<Registrant> others, CancellationToken cancellationToken)
    {
        List<string> own = [];
        foreach (var (first, last) in values.Of(PersonFields.FirstName)
            .SelectMany(first => values.Of(PersonFields.LastName).Select(last => (first, last))))
        {
            var sort = SearchText.Of($"{last} {first}");
            own.AddRange(await others.AnyAsync(r => r.EventId == values.Person.EventId && r.SortName == sort, cancellationToken)
                ? [] : [$"{first} {last}", $"{last} {first}", $"{last}, {first}", SearchText.Of($"{first} {last}"), sort]);
        }

        return own;
    }

    // A word may also be written as JSON escapes it: Zo\u00EB, a\u002Bb@c. Escapes keep no case, so all three cases are
    // listed.
    private static IEnumerable<string> Written(string word) => new[] { word, word.ToLowerInvariant(), word.ToUpperInvariant() }
        .SelectMany(w => new[] { w, JavaScriptEncoder.Default.Encode(w), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(w) });

    private static string AsciiLower(string text) =>
        text.Aggregate(new StringBuilder(text.Length),
            (lower, c) => lower.Append(char.IsAscii(c) ? char.ToLowerInvariant(c) : c)).ToString();

    /// <summary>What a registrant's fields hold, and what they held before each audited change.</summary>
    private sealed record EverWritten(Registrant Person, IReadOnlyList<FieldChange> Changes)
    {
        internal List<string> Of(PersonField field) =>
        [
            .. Changes.Where(c => c.Field == field.Name).SelectMany(c => new[] { c.Before, c.After })
                .Append(field.Text(Person.Person)).OfType<string>().Where(t => t.Length > 0).Distinct(StringComparer.Ordinal),
        ];
    }
}
