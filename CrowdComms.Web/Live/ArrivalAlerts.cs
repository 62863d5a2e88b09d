using System.Collections.Immutable;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>
/// Tells organisers on their open pages that a registrant has arrived for whom they set an alert. The alerts of a
/// watched event are kept in memory, so that the arrival of any other registrant costs no query. Emails are sent by
/// <see cref="AlertMail"/>, which also works when no page is open.
/// </summary>
public sealed class ArrivalAlerts(MarkService marks, IChangeFeed feed, Outage outage, ILogger<ArrivalAlerts> log)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, AlertWatch> _desks = [];

    /// <summary>The number of events that have at least one open page.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _desks.Count;
            }
        }
    }

    /// <summary>Calls <paramref name="told"/> with the alerts of one user in one event until the caller disposes the
    /// returned object. The call must return immediately.</summary>
    public IDisposable Watch(Guid eventId, Guid userId, Action<AlertRaised> told)
    {
        lock (_gate)
        {
            if (!_desks.TryGetValue(eventId, out var desk))
            {
                _desks[eventId] = desk = new AlertWatch(eventId, (marks, outage, log), Tell);
                desk.Open(feed);
            }

            var page = new AlertPage(userId, told);
            desk.Pages = desk.Pages.Add(page);
            return new Leaving(() => Leave(eventId, desk, page));
        }
    }

    private void Tell(AlertRaised alert, ImmutableList<AlertPage> pages)
    {
        foreach (var page in pages.Where(p => p.UserId == alert.UserId))
        {
            try
            {
                page.Told(alert);
            }
#pragma warning disable CA1031 // One page that fails harms no other.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                log.LogError(failure, "Could not show an arrival alert of event {EventId}", alert.EventId);
            }
        }
    }

    private void Leave(Guid eventId, AlertWatch desk, AlertPage page)
    {
        lock (_gate)
        {
            desk.Pages = desk.Pages.Remove(page);
            if (desk.Pages.IsEmpty)
            {
                desk.Dispose();
                _desks.Remove(eventId);
            }
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
