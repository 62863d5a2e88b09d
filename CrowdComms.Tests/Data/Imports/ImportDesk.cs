using CrowdComms.Data.Common;
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

    internal Task<Result<ImportPreview>> PreviewAsync(PlannedImport plan) =>
        house.Get<ImportService>().PreviewAsync(Event.Id, plan, Event.Organiser, CancellationToken.None);

    /// <summary>Runs an import and deletes its file.</summary>
    internal Task<Result<ImportResult>> RunAsync(PlannedImport plan) => WatchAsync(plan, null, TestContext.Current.CancellationToken);

    /// <summary>The same, watched, until it is told to stop.</summary>
    internal async Task<Result<ImportResult>> WatchAsync(PlannedImport plan, IProgress<ImportCounts>? progress, CancellationToken stop)
    {
        using (plan.File)
        {
            return await house.Get<ImportService>().RunAsync(Event.Id, plan, Event.Organiser, progress, stop);
        }
    }

    internal string[] Uploads() => Directory.GetFiles(house.Get<UploadFolder>().Place, "*.upload");

    private async Task<ImportFile> ReceiveAsync(string name, Stream content) =>
        (await house.Get<ImportService>().ReceiveAsync(Event.Id, new Upload(name, content), Event.Organiser, CancellationToken.None)).Value;

    private static PlannedImport Plan(ImportFile file, Func<ImportChoices, ImportChoices>? change)
    {
        var choices = new ImportChoices(ColumnGuess.Of(file.Header, file.Samples));
        return new PlannedImport(file, change?.Invoke(choices) ?? choices);
    }
}
