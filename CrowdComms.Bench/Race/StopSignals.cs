using System.Runtime.InteropServices;

namespace CrowdComms.Bench.Race;

/// <summary>Turns Ctrl+C and the signals that end a process into a token, so that everything that was started is stopped.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _signals = [];

    internal StopSignals()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, received =>
            {
                received.Cancel = true;
                _stop.Cancel();
            }));
        }
    }

    internal CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _signals.ForEach(s => s.Dispose());
        _stop.Dispose();
    }
}
