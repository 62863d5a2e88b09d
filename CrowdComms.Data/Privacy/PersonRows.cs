using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CrowdComms.Data.Privacy;

/// <summary>
/// Reads the rows about one person as JSON: those that refer to the registrant, those of the same event with the same
/// email, and the audit entries about them. The tables are found in the model, so a new table is covered without a
/// change here.
/// </summary>
internal sealed class PersonRows(CrowdCommsContext context, Registrant person)
{
    // These columns name staff, serve only the program, or repeat what the file says elsewhere.
    private static readonly HashSet<string> LeftOut =
        ["ActorName", "CreatedBy", "By", "SearchText", "SortName", "EmailKey", "EmailShare", "Version"];
    private static readonly string[] Addresses = ["EmailKey", "Email", "ContactEmail"];
    private static readonly string[] Labels = ["Name", "Label", "Text", "Title"];
    private static readonly MethodInfo Query =
        typeof(PersonRows).GetMethod(nameof(RowsAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly Dictionary<(IEntityType, object), string?> _names = [];

    /// <summary>When the registration passed to the person from another one, UTC; null if it was theirs from the
    /// start.</summary>
    internal DateTimeOffset? HolderSince { get; init; }

    /// <summary>The registrant's own row.</summary>
    internal async Task<JsonObject> PersonAsync(CancellationToken cancellationToken) =>
        await JsonAsync(context.Model.FindEntityType(typeof(Registrant))!, person, cancellationToken);

    /// <summary>The rows of all other tables that have some about the person, by the table's name.</summary>
    internal async Task<SortedDictionary<string, JsonArray>> OthersAsync(CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, JsonArray>(StringComparer.Ordinal);
        foreach (var type in context.Model.GetEntityTypes()
            .Where(t => t.ClrType.Namespace?.StartsWith(nameof(CrowdComms), StringComparison.Ordinal) is true
                && t.ClrType != typeof(Registrant)))
        {
            if (Whose(type) is { } whose && await (Task<JsonArray>)Query.MakeGenericMethod(type.ClrType)
                .Invoke(this, [type, whose, cancellationToken])! is { Count: > 0 } rows)
            {
                found[JsonNamingPolicy.CamelCase.ConvertName(type.ClrType == typeof(AuditEntry) ? "Audit" : type.ClrType.Name)] = rows;
            }
        }

        return found;
    }

    // Finds the property by which a row refers to the person, and the value it then has; null for a table without one.
    private Link? Whose(IEntityType type)
    {
        if (new[] { TextColumns.PersonProperty, nameof(AuditEntry.SubjectId) }.FirstOrDefault(
            p => type.FindProperty(p) is not null) is { } hangs)
        {
            return new Link(hangs, person.Id);
        }

        return type.FindProperty("EventId") is not null && person.EmailKey.Length > 0
            && Addresses.FirstOrDefault(a => type.FindProperty(a) is not null) is { } address ? new Link(address, person.EmailKey) : null;
    }

    private async Task<JsonArray> RowsAsync<T>(IEntityType type, Link whose, CancellationToken cancellationToken)
        where T : class
    {
        var rows = context.Set<T>().AsNoTracking();
        var (property, value) = whose;
        rows = value is Guid id
            ? rows.Where(r => EF.Property<Guid?>(r, property) == id)
            : rows.Where(r => EF.Property<Guid>(r, "EventId") == person.EventId && EF.Property<string>(r, property)
                .ToLower() == (string)value);
        var array = new JsonArray();
        foreach (var row in (await rows.ToListAsync(cancellationToken)).Where(r => !IsOfEarlierHolder(r)))
        {
            if (await JsonAsync(type, row, cancellationToken) is { Count: > 0 } json)
            {
                array.Add(json);
            }
        }

        return array;
    }

    // What was written while another person held the registration is about that person.
    private bool IsOfEarlierHolder(object row) => row switch
    {
        AuditEntry entry => entry.At <= HolderSince,
        Message message => message.CreatedAt < HolderSince,
        _ => false,
    };

    private async Task<JsonObject> JsonAsync(IEntityType type, object row, CancellationToken cancellationToken)
    {
        var json = new JsonObject();
        foreach (var property in type.GetFlattenedProperties()
            .Where(p => !LeftOut.Contains(p.Name) && p.PropertyInfo is not null && p.ClrType != typeof(MergeKept)))
        {
            var value = property.GetGetter().GetClrValueUsingContainingEntity(row);
            if (value is Guid id)
            {
                if (await NameAsync(property, id, cancellationToken) is { } name)
                {
                    json[JsonNamingPolicy.CamelCase.ConvertName(property.Name[..^2])] = name;
                }
            }
            else if (value is not null)
            {
                json[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = value is Enum ? value.ToString()
                    : row is Answer answer && property.Name == nameof(Answer.Value) ? await WordsAsync(answer, cancellationToken)
                    : JsonSerializer.SerializeToNode(value, value.GetType(), JsonSerializerOptions.Web);
            }
        }

        return json;
    }

    private async Task<string> WordsAsync(Answer answer, CancellationToken cancellationToken) => AnswerRow.Words(
        await context.Questions.AsNoTracking().Where(q => q.Id == answer.QuestionId).Select(QuestionRow.Of).SingleAsync(cancellationToken),
        answer.Value);

    // The file shows the name of the row that an id refers to, because people cannot read ids.
    private async Task<string?> NameAsync(IProperty property, Guid id, CancellationToken cancellationToken)
    {
        var to = property.GetContainingForeignKeys().Select(k => k.PrincipalEntityType)
            .FirstOrDefault(t => t.ClrType != typeof(Registrant) && t.ClrType != typeof(Accounts.User));
        if (to is null || !property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name == "EventId"
            || Labels.FirstOrDefault(l => to.FindProperty(l) is not null) is not { } label)
        {
            return null;
        }

        if (!_names.TryGetValue((to, id), out var name))
        {
            var found = await context.FindAsync(to.ClrType, [id], cancellationToken);
            _names[(to, id)] = name = found is null ? null : to.FindProperty(label)!.PropertyInfo!.GetValue(found) as string;
        }

        return name;
    }

    /// <summary>The property by which a row refers to the person, and the value that it then has.</summary>
    private sealed record Link(string Property, object Value);
}
