using System.Collections.Concurrent;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Imports;

namespace CrowdComms.Web.Imports;

/// <summary>
/// The imports that organisers have open, one for each user and event. The process keeps them, not the circuit, so that
/// an import continues, and is shown again, after the connection was lost or the page was reloaded.
/// </summary>
public sealed class ImportDrafts(ImportService imports, ImportWorker worker, Outage outage, TimeProvider clock, ILogger<ImportDrafts> log)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    private readonly ConcurrentDictionary<(Guid EventId, Guid? UserId), ImportDraft> _drafts = new();

    /// <summary>Returns the draft of this user in this event. Abandoned drafts are removed, and their files deleted.</summary>
    public ImportDraft Of(Guid eventId, Actor actor)
    {
        var draft = _drafts.GetOrAdd((eventId, actor.UserId), _ => new ImportDraft(eventId, imports, worker, outage, log));
        draft.UsedAt = clock.GetUtcNow();
        foreach (var (key, old) in _drafts.Where(d => clock.GetUtcNow() - d.Value.UsedAt > Abandoned && d.Value.Step != ImportPhase.Run))
        {
            if (_drafts.TryRemove(key, out _))
            {
                old.Dispose();
            }
        }

        return draft;
    }
}
