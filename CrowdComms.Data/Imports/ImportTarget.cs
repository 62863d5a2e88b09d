using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>The event that a file is imported into.</summary>
internal sealed record ImportTarget(Guid EventId, int? Capacity, IReadOnlyList<PassType> PassTypes)
{
    /// <summary>What the event asks, retired ones too, in their order.</summary>
    internal IReadOnlyList<QuestionRow> Questions { get; private init; } = [];

    internal bool IsLimited => Capacity is not null || PassTypes.Any(p => p.Capacity is not null);

    /// <summary>The event as it is now; <c>not_found</c>, <c>import.no_pass_types</c>.</summary>
    internal static async Task<Result<ImportTarget>> FindAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var found = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(e => new { e.Capacity }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return Error.NotFound("event");
        }

        var passTypes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId && !p.Retired)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        return passTypes.Count == 0 ? ImportErrors.NoPassTypes : new ImportTarget(eventId, found.Capacity, passTypes) { Questions = await AskedAsync(context, eventId, cancellationToken) };
    }

    /// <summary>What an event asks, retired ones too, in their order.</summary>
    internal static async Task<IReadOnlyList<QuestionRow>> AskedAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken) =>
        await context.Questions.AsNoTracking().Where(q => q.EventId == eventId).InOrder().Select(QuestionRow.Of).ToListAsync(cancellationToken);

    /// <summary>Who of these is registered for the event already, by key; with all that is known where they may be changed.</summary>
    internal async Task<KnownPeople> RegisteredAsync(CrowdCommsContext context, IReadOnlyList<ImportRow> rows, OnDuplicate then, CancellationToken cancellationToken)
    {
        var keys = rows.Where(r => r.Errors.Count == 0).Select(r => r.EmailKey).ToList();
        var found = context.Registrants.Where(r => r.EventId == EventId && keys.Contains(r.EmailKey));
        if (then == OnDuplicate.Skip)
        {
            return new KnownPeople(await found.Select(r => r.EmailKey).ToHashSetAsync(StringComparer.Ordinal, cancellationToken), []);
        }

        var people = await found.Include(r => r.Company).Include(r => r.PassType).ToDictionaryAsync(r => r.EmailKey, StringComparer.Ordinal, cancellationToken);
        return new KnownPeople([.. people.Keys], people) { Answers = await AnswersAsync(context, rows, [.. people.Values.Select(p => p.Id)], cancellationToken) };
    }

    /// <summary>The companies that these rows name and the event has, by key.</summary>
    internal Task<Dictionary<string, Company>> CompaniesAsync(CrowdCommsContext context, IEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(r => Folded.Text(r.Details.Company)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return context.Companies.AsNoTracking().Where(c => c.EventId == EventId && keys.Contains(c.NameKey))
            .ToDictionaryAsync(c => c.NameKey, StringComparer.Ordinal, cancellationToken);
    }

    // Looked up only where the file answers something.
    private static async Task<ILookup<Guid, Answer>> AnswersAsync(CrowdCommsContext context, IReadOnlyList<ImportRow> rows, List<Guid> people, CancellationToken cancellationToken) =>
        (rows.Any(r => r.Details.Answers is not null) ? await context.Answers.Where(a => people.Contains(a.RegistrantId)).ToListAsync(cancellationToken) : []).ToLookup(a => a.RegistrantId);
}

/// <summary>People who are registered already: all their keys, and those who may be changed.</summary>
internal sealed record KnownPeople(HashSet<string> Keys, Dictionary<string, Registrant> People)
{
    /// <summary>What those who may be changed have answered, by person.</summary>
    internal ILookup<Guid, Answer> Answers { get; init; } = Array.Empty<Answer>().ToLookup(a => a.RegistrantId);
}
