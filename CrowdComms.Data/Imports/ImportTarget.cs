using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
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

    /// <summary>Whether the event lets several people have one email address.</summary>
    internal bool SharedEmails { get; private init; }

    internal bool IsLimited => Capacity is not null || PassTypes.Any(p => p.Capacity is not null);

    /// <summary>Reads the event as it is now; <c>not_found</c>, <c>import.no_pass_types</c>.</summary>
    internal static async Task<Result<ImportTarget>> FindAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        var found = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(e => new { e.Capacity, e.SharedEmails })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return Error.NotFound("event");
        }

        var passTypes = await context.PassTypes.AsNoTracking().Where(p => p.EventId == eventId && !p.Retired)
            .OrderBy(p => p.Position).ThenBy(p => p.Name).ToListAsync(cancellationToken);
        return passTypes.Count == 0 ? ImportErrors.NoPassTypes
            : new ImportTarget(eventId, found.Capacity, passTypes)
            {
                SharedEmails = found.SharedEmails,
                Questions = await AskedAsync(context, eventId, cancellationToken),
            };
    }

    /// <summary>Returns what one person is known by: the email, and the folded name too where addresses are shared.</summary>
    internal string KeyOf(string emailKey, string sortName) => SharedEmails ? $"{emailKey} {sortName}" : emailKey;

    /// <summary>Reads an event's questions in the organisers' order, retired ones included.</summary>
    internal static async Task<IReadOnlyList<QuestionRow>> AskedAsync(
        CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken) =>
            await context.Questions.AsNoTracking().Where(q => q.EventId == eventId).InOrder().Select(QuestionRow.Of)
                .ToListAsync(cancellationToken);

    /// <summary>The registrants of the event who are in these rows, by <see cref="KeyOf"/>; loaded only where the import
    /// may change them.</summary>
    internal async Task<KnownPeople> RegisteredAsync(
        AskedDatabase asked, IReadOnlyList<ImportRow> rows, OnDuplicate then, CancellationToken cancellationToken)
    {
        var keys = rows.Where(r => r.Errors.Count == 0).Select(r => r.EmailKey).Distinct(StringComparer.Ordinal).ToList();
        var found = asked.OfKeys<Registrant>(EventId, nameof(Registrant.EmailKey), keys);
        if (then == OnDuplicate.Skip)
        {
            var known = await found.Select(r => new { r.EmailKey, r.SortName }).ToListAsync(cancellationToken);
            return new KnownPeople([.. known.Select(r => KeyOf(r.EmailKey, r.SortName))], [])
            {
                Addresses = [.. known.Select(r => r.EmailKey)],
            };
        }

        // By their ids, because EF Core does not know the columns of a complex property, such as the person's details, in a query that
        // begins with SQL.
        var ids = found.Select(r => r.Id);
        // Several registrants may have one address though it is not shared any more: the row means the one of its name,
        // otherwise the first.
        var loaded = await asked.Context.Registrants.Where(r => ids.Contains(r.Id)).Include(r => r.Company).Include(r => r.PassType)
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var named = rows.Select(r => (r.EmailKey, r.SortName)).ToHashSet();
        var people = new Dictionary<string, Registrant>(StringComparer.Ordinal);
        foreach (var person in loaded.OrderByDescending(r => named.Contains((r.EmailKey, r.SortName))))
        {
            people.TryAdd(KeyOf(person.EmailKey, person.SortName), person);
        }

        return new KnownPeople([.. people.Keys], people)
        {
            Addresses = [.. loaded.Select(r => r.EmailKey)],
            Answers = await AnswersAsync(asked.Context, rows, [.. people.Values.Select(p => p.Id)], cancellationToken),
        };
    }

    /// <summary>The event's companies that these rows name, by the key of the name.</summary>
    internal Task<Dictionary<string, Company>> CompaniesAsync(
        AskedDatabase asked, IEnumerable<ImportRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(r => r.CompanyKey).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return asked.OfKeys<Company>(EventId, nameof(Company.NameKey), keys).AsNoTracking()
            .ToDictionaryAsync(c => c.NameKey, StringComparer.Ordinal, cancellationToken);
    }

    // Stored answers are read only if the file holds answers.
    private static async Task<ILookup<Guid, Answer>> AnswersAsync(CrowdCommsContext context,
        IReadOnlyList<ImportRow> rows, List<Guid> people, CancellationToken cancellationToken) =>
            (rows.Any(r => r.Details.Answers is not null)
                ? await context.Answers.Where(a => people.Contains(a.RegistrantId)).ToListAsync(cancellationToken)
                : []).ToLookup(a => a.RegistrantId);
}

/// <summary>A context with the database that it belongs to.</summary>
internal sealed record AskedDatabase(IDatabaseEngine Engine, CrowdCommsContext Context)
{
    /// <inheritdoc cref="IDatabaseEngine.OfKeys"/>
    internal IQueryable<T> OfKeys<T>(Guid eventId, string property, IReadOnlyList<string> keys)
        where T : class =>
            Engine.OfKeys<T>(Context, eventId, property, keys);
}

/// <summary>The registrants of the event that a batch names: the keys of all, see <see cref="ImportTarget.KeyOf"/>, and
/// the rows of those who may be changed.</summary>
internal sealed record KnownPeople(HashSet<string> Keys, Dictionary<string, Registrant> People)
{
    /// <summary>The emails of all registrants with an address of the batch, whatever their names.</summary>
    internal HashSet<string> Addresses { get; init; } = [];

    /// <summary>The stored answers of the registrants who may be changed, by registrant.</summary>
    internal ILookup<Guid, Answer> Answers { get; init; } = Array.Empty<Answer>().ToLookup(a => a.RegistrantId);
}
