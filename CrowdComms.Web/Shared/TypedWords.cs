namespace CrowdComms.Web.Shared;

/// <summary>
/// The text of a search field whose search is part of the address. A search starts when the user pauses in typing, and
/// comes back through the address; this class tells that echo from a text that came from elsewhere, such as the back
/// button.
/// </summary>
public sealed class TypedWords(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Queue<string> _asked = [];
    private readonly Newest _typing = new();
    private string _heard = "";

    /// <summary>The text in the field.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc />
    public void Dispose() => _typing.Dispose();

    /// <summary>Takes over the search text of the address, unless it is the echo of a search that the user typed.</summary>
    public void Hear(string words)
    {
        if (words == _heard)
        {
            return;
        }

        _heard = words;
        if (_asked.Contains(words))
        {
            // The address skips searches that were replaced by a newer one before they were done.
            while (_asked.Dequeue() != words)
            {
            }

            return;
        }

        _asked.Clear();
        _typing.Stop();
        Text = words;
    }

    /// <summary>Takes over what the user typed, and searches after a pause in typing.</summary>
    public async Task TypeAsync(string text, Func<string, Task> ask)
    {
        Text = text;
        var stop = _typing.Begin();
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

    /// <summary>Takes over what the user entered, and searches immediately.</summary>
    public Task EnterAsync(string text, Func<string, Task> ask)
    {
        Text = text;
        _typing.Stop();
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
}
