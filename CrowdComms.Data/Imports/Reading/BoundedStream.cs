namespace CrowdComms.Data.Imports.Reading;

/// <summary>A stream that fails once more than a number of bytes is read. The size that an archive states of a part may
/// be wrong, so what is really unpacked is counted.</summary>
/// <param name="inner">The stream to read; disposed with this one.</param>
/// <param name="most">The most bytes that may be read.</param>
/// <param name="tooMuch">Creates the exception that is thrown then.</param>
internal sealed class BoundedStream(Stream inner, long most, Func<Exception> tooMuch) : Stream
{
    private long _read;

    /// <summary>Ends the reading with an exception.</summary>
    internal CancellationToken Stop { get; init; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        Stop.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        _read += count;
        return _read > most ? throw tooMuch() : count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
