using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Imports;

/// <summary>Shows which field was recognised for each column; the organiser can correct each of them.</summary>
public sealed partial class ColumnsPhase : ComponentBase
{
    private const int Shown = 3, LongestSample = 40;

    private static readonly IReadOnlyList<ImportField> Fields = ImportField.All;

    /// <summary>The import whose columns are shown.</summary>
    [Parameter, EditorRequired] public ImportDraft Draft { get; set; } = default!;

    /// <summary>The organiser who imports.</summary>
    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    /// <summary>The pass types of the event, for the user to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PassChoice> PassTypes { get; set; } = [];

    private bool Updates => Draft.Choices.OnDuplicate == OnDuplicate.Update;

    private string DuplicatesHint => Updates
        ? "We recognise people by their email address. What the file leaves blank stays as it is."
        : "We recognise people by their email address. Those already registered stay as they are.";

    private string StatusHint => !Draft.Choices.UpdateStatus ? "Without this, no one’s status changes."
        : Draft.Choices.Columns.Contains(ImportField.Status) ? "They get the status from the file, and no one gets an email about it."
        : "No column is imported as the status, so no one’s status changes.";

    private string? Problem => Draft.Choices.Problem()?.Message;

    private int Recognised => Enumerable.Range(0, Draft.Choices.Columns.Count).Count(Draft.Choices.IsTaken);

    private static string Samples(ImportFile file, int column) => string.Join(" · ", file.Samples
        .Where(s => column < s.Count && !string.IsNullOrWhiteSpace(s[column])).Take(Shown)
        .Select(s => s[column].Length > LongestSample ? s[column][..LongestSample] + "…" : s[column]));

    // Only one column can hold a field or question, so choosing it for another column takes it from the first.
    private void Choose(int column, string chosen) => Draft.Choose(
        Guid.TryParse(chosen, out var question) ? Draft.Choices.Take(column, question)
        : Draft.Choices.Take(column, ImportField.Find(chosen) ?? ImportField.None));

    private void ChooseDuplicates(ChangeEventArgs chosen)
    {
        var then = Enum.Parse<OnDuplicate>((string)chosen.Value!);
        Draft.Choose(Draft.Choices with { OnDuplicate = then, UpdateStatus = Draft.Choices.UpdateStatus && then == OnDuplicate.Update });
    }

    private void ChoosePassType(ChangeEventArgs chosen) => Draft.Choose(Draft.Choices with
    {
        PassTypeId = chosen.Value is string { Length: > 0 } id ? Guid.Parse(id) : null,
    });
}
