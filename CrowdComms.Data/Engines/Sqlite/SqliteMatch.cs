using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Finds registrants on SQLite, by the full-text table <see cref="SearchTable"/>.</summary>
internal sealed class SqliteMatch : IRegistrantMatch
{
    // FTS5 with the trigram tokenizer finds parts of words of three characters and more; shorter ones need LIKE:
    // https://sqlite.org/fts5.html#the_trigram_tokenizer
    private const int Trigram = 3;

    public IQueryable<Registrant> Search(CrowdCommsContext context, IReadOnlyList<string> words)
    {
        var phrases = words.Where(w => w.Length >= Trigram)
            .Select(w => $"\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        var match = string.Join(" AND ", phrases);
        var ids = context.Database.SqlQuery<Guid>(
            $"""
             SELECT s.registrant_id AS value FROM registrant_search f JOIN registrant_search_rows s ON s.row = f.rowid WHERE registrant_search MATCH {match}
             """);
        var found = phrases.Count == 0 ? context.Registrants : context.Registrants.Where(r => ids.Contains(r.Id));
        return words.Where(w => w.Length < Trigram).Aggregate(found, (query, word) =>
        {
            var pattern = LikePattern.Of(word);
            return query.Where(r => EF.Functions.Like(r.SearchText, pattern, LikePattern.Escape));
        });
    }
}
