using System.Text.Encodings.Web;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Privacy;

/// <summary>Looks for words in every column of every table that the model has, whatever its type, however
/// they are written.</summary>
internal static class EveryColumn
{
    /// <summary>Where any of the words stands: <c>table.column: word</c>.</summary>
    internal static async Task<IReadOnlyList<string>> WithAsync(House house, params IReadOnlyList<string> words)
    {
        await using var context = house.Context();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        List<string> found = [];
        foreach (var column in context.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns))
        {
            var texts = await TextsAsync(context, column.Table.Name, column.Name);
            found.AddRange(words.Where(w => texts.Exists(t => Says(t, w)))
                .Select(w => $"{column.Table.Name}.{column.Name}: {w}"));
        }

        return found;
    }

    private static async Task<List<string>> TextsAsync(DbContext context, string table, string column)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT CAST(\"{column}\" AS text) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
        List<string> texts = [];
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            texts.Add(row.GetString(0));
        }

        return texts;
    }

    private static bool Says(string text, string word) =>
        text.Contains(word, StringComparison.OrdinalIgnoreCase)
        || text.Contains(JavaScriptEncoder.Default.Encode(word), StringComparison.OrdinalIgnoreCase)
        || text.Contains(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(word), StringComparison.OrdinalIgnoreCase);
}
