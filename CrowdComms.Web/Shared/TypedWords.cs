namespace CrowdComms.Web.Shared;

/// <summary>
/// The words in a search field whose question stands in the address. A question is asked when somebody pauses in typing, and
/// comes back through the address: that echo is told from words that came from elsewhere, such as the back button.
/// </summary>
public sealed class TypedWords(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Queue<string> _asked = [];
    private CancellationTokenSource _typing = new();
    private string _heard = "";

    /// <summary>What stands in the field.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    /// <summary>Takes the words that the address has now.</summary>
    public void Hear(string words)
    {
        if (words == _heard)
        {
            return;
        }

        _heard = words;
        if (_asked.Contains(words))
        {
            // An earlier question that was overtaken has no answer of its own.
            while (_asked.Dequeue() != words)
            {
            }

            return;
        }

        _asked.Clear();
        _typing.Cancel();
        Text = words;
    }

    /// <summary>Takes what somebody typed, and asks for it after a pause.</summary>
    public async Task TypeAsync(string text, Func<string, Task> ask)
    {
        Text = text;
        var stop = Again();
        try
        {
            await Task.Delay(Pause, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Typed on, or other words came.
            return;
        }

        var words = text.Trim();
        if (words != (_asked.Count > 0 ? _asked.Last() : _heard))
        {
            _asked.Enqueue(words);
            await ask(words);
        }
    }

    private CancellationToken Again()
    {
        _typing.Cancel();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        return _typing.Token;
    }
}
