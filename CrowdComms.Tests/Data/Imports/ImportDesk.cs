using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.PassTypes;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>An organiser with files, at an event with pass types General, VIP, Exhibitor and further ones.</summary>
internal sealed class ImportDesk(House house, EventAtHand atHand)
{
    internal EventAtHand Event { get; } = atHand;

    internal static async Task<ImportDesk> OpenAsync(House house, params string[] passTypes)
    {
        var desk = new ImportDesk(house, await house.NewEventAsync());
        await using var context = house.Context();
        context.PassTypes.AddRange(passTypes.Select((name, i) => new PassType
        {
            EventId = desk.Event.Id,
            Name = name,
            Code = name.ToUpperInvariant()[..3],
            Colour = "#888888",
            Position = 10 + i,
        }));
        await context.SaveChangesAsync();
        return desk;
    }

    internal async Task<PlannedImport> PlanAsync(string path, Func<ImportChoices, ImportChoices>? change = null)
    {
        await using var content = File.OpenRead(path);
        return Plan(await ReceiveAsync(Path.GetFileName(path), content), change);
    }

    internal async Task<PlannedImport> PlanTextAsync(string text, Func<ImportChoices, ImportChoices>? change = null)
    {
        await using var content = new MemoryStream(Sample.Bytes(text));
        return Plan(await ReceiveAsync("list.csv", content), change);
    }

    /// <summary>How a file would be read without a hand.</summary>
    internal async Task<ImportChoices> SuggestAsync(string text)
    {
        await using var content = new MemoryStream(Sample.Bytes(text));
        using var file = await ReceiveAsync("list.csv", content);
        return await house.Get<ImportService>().SuggestAsync(Event.Id, file, CancellationToken.None);
    }

    internal Task<Result<ImportPreview>> PreviewAsync(PlannedImport plan) =>
        house.Get<ImportService>().PreviewAsync(Event.Id, plan, Event.Organiser, CancellationToken.None);

    /// <summary>Starts an import and works on it until it is over.</summary>
    internal Task<Result<ImportDone>> RunAsync(PlannedImport plan) =>
        WatchAsync(plan, null, TestContext.Current.CancellationToken);

    /// <summary>The same, watched, until the process is told to end.</summary>
    internal async Task<Result<ImportDone>> WatchAsync(
        PlannedImport plan, IProgress<ImportCounts>? progress, CancellationToken stop)
    {
        var started = await house.Get<ImportService>()
            .StartAsync(Event.Id, plan, 0, Event.Organiser, CancellationToken.None);
        if (started.Failed(out var refusal))
        {
            return refusal;
        }

        await house.Get<ImportRunner>().RunAsync(started.Value, progress, stop);
        return await SeeAsync(started.Value);
    }

    /// <summary>What is known of an import.</summary>
    internal async Task<ImportDone> SeeAsync(Guid id)
    {
        var reader = house.Get<ImportReader>();
        var run = (await reader.GetAsync(Event.Id, id, Event.Organiser, CancellationToken.None)).Value;
        return new ImportDone(run,
            (await reader.ErrorsAsync(Event.Id, id, Event.Organiser, CancellationToken.None)).Value);
    }

    /// <summary>Undoes an import and works on that until it is over.</summary>
    internal async Task<Result<ImportDone>> UndoAsync(Guid id)
    {
        var asked = await house.Get<ImportEnding>().UndoAsync(Event.Id, id, Event.Organiser, CancellationToken.None);
        if (asked.Failed(out var refusal))
        {
            return refusal;
        }

        await house.Get<ImportRunner>().RunWaitingAsync(CancellationToken.None);
        return await SeeAsync(id);
    }

    internal string[] Uploads() => Directory.GetFiles(house.Get<UploadFolder>().Place, "*.upload");

    private async Task<ImportFile> ReceiveAsync(string name, Stream content) =>
        (await house.Get<ImportService>()
            .ReceiveAsync(Event.Id, new Upload(name, content), Event.Organiser, CancellationToken.None)).Value;

    private static PlannedImport Plan(ImportFile file, Func<ImportChoices, ImportChoices>? change)
    {
        var choices = new ImportChoices(ColumnGuess.Of(file.Header, file.Samples));
        return new PlannedImport(file, change?.Invoke(choices) ?? choices);
    }
}

/// <summary>An import and its row errors.</summary>
internal sealed record ImportDone(ImportRun Run, IReadOnlyList<RowError> Errors)
{
    internal ImportCounts Counts => Run.Counts;
}
