using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>What an import needs to know of its event: the capacity, and the pass types that are not retired.</summary>
internal sealed record ImportTarget(Guid EventId, int? Capacity, IReadOnlyList<PassType> PassTypes)
{
    /// <summary>The event's questions in the organisers' order, retired ones included.</summary>
    internal IReadOnlyList<QuestionRow> Questions { get; private init; } = [];

    internal bool IsLimited => Capacity is not null || PassTypes.Any(p => p.Capacity is not null);

    /// <summary>Reads the event as it is now; <c>not_found</c>, <c>import.no_pass_types</c>.</summary>
    internal static async Task<Result<ImportTarget>> FindAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var found = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(e => new { e.Capacity })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return Error.NotFound("event");
        }

        var passTypes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId && !p.Retired)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        return passTypes.Count == 0 ? ImportErrors.NoPassTypes
            : new ImportTarget(eventId, found.Capacity, passTypes) { Questions = await AskedAsync(context, eventId, cancellationToken) };
    }

    /// <summary>Reads an event's questions in the organisers' order, retired ones included.</summary>
    internal static async Task<IReadOnlyList<QuestionRow>> AskedAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken) =>
            await context.Questions.AsNoTracking().Where(q => q.EventId == eventId).InOrder().Select(QuestionRow.Of)
                .ToListAsync(cancellationToken);

    /// <summary>The registrants of the event whose e-mails are in these rows, by e-mail key; loaded only where the
    /// import may change them.</summary>
    internal async Task<KnownPeople> RegisteredAsync(
        CrowdCommsContext context, IReadOnlyList<ImportRow> rows, OnDuplicate then, CancellationToken cancellationToken)
    {
        var keys = rows.Where(r => r.Errors.Count == 0).Select(r => r.EmailKey).ToList();
        var found = context.Registrants.Where(r => r.EventId == EventId && keys.Contains(r.EmailKey));
        if (then == OnDuplicate.Skip)
        {
            return new KnownPeople(await found.Select(r => r.EmailKey).ToHashSetAsync(StringComparer.Ordinal, cancellationToken), []);
        }

        var people = await found.Include(r => r.Company).Include(r => r.PassType)
            .ToDictionaryAsync(r => r.EmailKey, StringComparer.Ordinal, cancellationToken);
        return new KnownPeople([.. people.Keys],
            people)
        { Answers = await AnswersAsync(context, rows, [.. people.Values.Select(p => p.Id)], cancellationToken) };
    }

    /// <summary>The event's companies that these rows name, by the key of the name.</summary>
    internal Task<Dictionary<string, Company>> CompaniesAsync(
        CrowdCommsContext context, IEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(r => SearchText.Of(r.Details.Company)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return context.Companies.AsNoTracking().Where(c => c.EventId == EventId && keys.Contains(c.NameKey))
            .ToDictionaryAsync(c => c.NameKey, StringComparer.Ordinal, cancellationToken);
    }

    // Stored answers are read only if the file holds answers.
    private static async Task<ILookup<Guid, Answer>> AnswersAsync(CrowdCommsContext context,
        IReadOnlyList<ImportRow> rows, List<Guid> people, CancellationToken cancellationToken) =>
            (rows.Any(r => r.Details.Answers is not null)
                ? await context.Answers.Where(a => people.Contains(a.RegistrantId)).ToListAsync(cancellationToken)
                : []).ToLookup(a => a.RegistrantId);
}

/// <summary>The registrants of the event that a batch names: the e-mail keys of all, and the rows of those who may be
/// changed.</summary>
internal sealed record KnownPeople(HashSet<string> Keys, Dictionary<string, Registrant> People)
{
    /// <summary>The stored answers of the registrants who may be changed, by registrant.</summary>
    internal ILookup<Guid, Answer> Answers { get; init; } = Array.Empty<Answer>().ToLookup(a => a.RegistrantId);
}
