using AngleSharp.Dom;
using Bunit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Imports;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrowdComms.Tests.Web.Imports;

/// <summary>The import page, opened by an actor, with a worker that runs its imports.</summary>
internal sealed class ImportVisit : IAsyncDisposable
{
    private readonly Rendered _rendered;
    private readonly ImportWorker _worker;

    private ImportVisit(Rendered rendered, EventAtHand expo, ImportWorker worker)
    {
        (_rendered, _worker) = (rendered, worker);
        _ = _worker.StartAsync(Xunit.TestContext.Current.CancellationToken);
        Page = rendered.Render<ImportPage>(page => page.Add(p => p.Slug, expo.Slug));
    }

    internal static ImportVisit Open(House house, EventAtHand expo, Actor actor,
        ImportService? imports = null, ImportRunner? runner = null)
    {
        var worker =
            new ImportWorker(runner ?? house.Get<ImportRunner>(), house.Clock, NullLogger<ImportWorker>.Instance);
        var drafts = new ImportDrafts(imports ?? house.Get<ImportService>(), worker, house.Get<Outage>(),
            house.Clock, NullLogger<ImportDrafts>.Instance);
        // The page looks up how far the import is as time goes by.
        return new ImportVisit(
            new Rendered(house, actor, services => services.AddSingleton(drafts).AddSingleton(TimeProvider.System)),
            expo, worker);
    }

    internal IRenderedComponent<ImportPage> Page { get; }

    public async ValueTask DisposeAsync()
    {
        await _worker.StopAsync(CancellationToken.None);
        _worker.Dispose();
        await _rendered.DisposeAsync();
    }

    internal void Upload(string name, byte[] content) =>
        Page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(content, name));

    internal Task WaitForAsync(string heading) => Page.WaitForStateAsync(() => Page.Find("h2").TextContent == heading);

    /// <summary>What the page says of the file; empty for nothing.</summary>
    internal string Notes => string.Join('\n', Page.FindAll(".notes li").Select(n => n.TextContent));

    internal IElement Button(string text) => Page.FindAll("button").Single(b => b.TextContent.Trim() == text);

    internal Task PressAsync(string text) => Button(text).ClickAsync();
}
