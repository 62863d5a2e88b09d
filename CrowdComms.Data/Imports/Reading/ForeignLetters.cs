using System.Text;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>The letters of a text file that are not ASCII: they alone tell its encoding.</summary>
/// <param name="Cells">The cells that hold such letters, a blank behind each, up to a greatest length.</param>
/// <param name="IsUtf8">Whether they are UTF-8, a few wrong bytes aside: these are an error of their row, and no reason to read
/// every other letter wrongly.</param>
internal sealed record ForeignLetters(byte[] Cells, bool IsUtf8)
{
    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="most">The most bytes of cells to keep.</param>
    internal static ForeignLetters Read(string path, int most)
    {
        var sample = new Sample(most);
        foreach (var b in Bytes(path))
        {
            sample.Add(b);
        }

        return sample.End();
    }

    private static (int Right, int Wrong) Utf8Letters(ReadOnlySpan<byte> bytes)
    {
        var (right, wrong) = (0, 0);
        while (bytes.Length > 0)
        {
            var isLetter = Rune.DecodeFromUtf8(bytes, out var letter, out var length) == System.Buffers.OperationStatus.Done;
            right += isLetter && letter.Value > 127 ? 1 : 0;
            wrong += isLetter ? 0 : 1;
            bytes = bytes[Math.Max(1, length)..];
        }

        return (right, wrong);
    }

    private static IEnumerable<byte> Bytes(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                yield return buffer[i];
            }
        }
    }

    private sealed class Sample(int most)
    {
        private const int LongestCell = 1000;

        private readonly List<byte> _kept = [], _cell = [];
        private bool _isForeign;
        private long _right, _wrong;

        internal void Add(byte b)
        {
            // The second byte of a letter in an East Asian encoding is none of these, so they do separate cells.
            if (b is (byte)',' or (byte)';' or (byte)'\t' or (byte)'"' or (byte)'\n' or (byte)'\r')
            {
                EndCell();
            }
            else if (_cell.Count < LongestCell)
            {
                _cell.Add(b);
                _isForeign |= b > 127;
            }
        }

        internal ForeignLetters End()
        {
            EndCell();
            return new ForeignLetters([.. _kept], _wrong <= _right);
        }

        private void EndCell()
        {
            if (_isForeign)
            {
                var (right, wrong) = Utf8Letters([.. _cell]);
                (_right, _wrong) = (_right + right, _wrong + wrong);
                if (_kept.Count + _cell.Count < most)
                {
                    _kept.AddRange(_cell);
                    _kept.Add((byte)' ');
                }
            }

            _cell.Clear();
            _isForeign = false;
        }
    }
}
