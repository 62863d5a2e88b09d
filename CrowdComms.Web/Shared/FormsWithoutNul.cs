using System.Net.Mime;

namespace CrowdComms.Web.Shared;

/// <summary>
/// Replaces the character NUL in the fields of a form by another control character. The framework refuses to read a form
/// that holds one, so its page could neither name the field nor show what was typed; the other character reaches the rules of
/// the field, which say so in a sentence. No text can hold a NUL: PostgreSQL refuses to store it.
/// </summary>
internal static class FormsWithoutNul
{
    /// <summary>Replaces NUL in the forms of all later middleware.</summary>
    internal static IApplicationBuilder UseFormsWithoutNul(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var isForm = http.Request.ContentType?.StartsWith(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase);
        if (HttpMethods.IsPost(http.Request.Method) && isForm == true)
        {
            http.Request.Body = new EncodedForm(http.Request.Body);
        }

        return next(http);
    });

    /// <summary>Reads an encoded form with <c>%01</c> for each <c>%00</c>.</summary>
    private sealed class EncodedForm(Stream form) : Stream
    {
        // How many characters of "%0" were read last.
        private int _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            Replaced(buffer.AsSpan(offset, count), form.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await form.ReadAsync(buffer, cancellationToken);
            return Replaced(buffer.Span, read);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Replaced(Span<byte> buffer, int read)
        {
            foreach (ref var one in buffer[..read])
            {
                var isLast = _begun == 2 && one == '0';
                _begun = one == '%' ? 1 : _begun == 1 && one == '0' ? 2 : 0;
                one = isLast ? (byte)'1' : one;
            }

            return read;
        }
    }
}
