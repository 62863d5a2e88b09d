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
            // The user has typed on, or the address has changed the text, so this result is not needed.
            return;
        }

        await AskAsync(text.Trim(), ask);
    }

    /// <summary>Takes what somebody entered, and asks for it at once.</summary>
    public Task EnterAsync(string text, Func<string, Task> ask)
    {
        Text = text;
        _typing.Cancel();
        return AskAsync(text.Trim(), ask);
    }

    private Task AskAsync(string words, Func<string, Task> ask)
    {
        if (words == (_asked.Count > 0 ? _asked.Last() : _heard))
        {
            return Task.CompletedTask;
        }

        _asked.Enqueue(words);
        return ask(words);
    }

    private CancellationToken Again()
    {
        _typing.Cancel();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        return _typing.Token;
    }
}
