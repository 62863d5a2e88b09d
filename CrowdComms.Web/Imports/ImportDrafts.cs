using System.Collections.Concurrent;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>
/// The imports that people have before them, one per person and event. They live in the process and not in a circuit, so that
/// an import goes on, and is there again, when the connection is cut or the page is loaded anew.
/// </summary>
public sealed class ImportDrafts(ImportService imports, ImportWorker worker, Outage outage, TimeProvider clock, ILogger<ImportDrafts> log)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<(Guid EventId, Guid? UserId), ImportDraft> _drafts = new();

    /// <summary>The draft of this person in this event; drafts that were abandoned are forgotten, and their files deleted.</summary>
    public ImportDraft Of(Guid eventId, Actor actor)
    {
        var draft = _drafts.GetOrAdd((eventId, actor.UserId), _ => new ImportDraft(eventId, imports, worker, outage, log));
        draft.UsedAt = clock.GetUtcNow();
        foreach (var (key, old) in _drafts.Where(d => clock.GetUtcNow() - d.Value.UsedAt > Abandoned && d.Value.Step != ImportStep.Run))
        {
            if (_drafts.TryRemove(key, out _))
            {
                old.Dispose();
            }
        }

        return draft;
    }
}
