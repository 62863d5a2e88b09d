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
        var (kept, cell, isForeign) = (new List<byte>(), new List<byte>(), false);
        var (whole, wrong) = (0L, 0L);
        foreach (var b in Bytes(path))
        {
            // The second byte of a letter in an East Asian encoding is none of these, so they do separate cells.
            if (b is (byte)',' or (byte)';' or (byte)'\t' or (byte)'"' or (byte)'\n' or (byte)'\r')
            {
                End();
            }
            else if (cell.Count < 1000)
            {
                cell.Add(b);
                isForeign |= b > 127;
            }
        }

        End();
        return new ForeignLetters([.. kept], wrong == 0 || wrong * 4 <= whole);

        void End()
        {
            if (isForeign)
            {
                var (right, bad) = Utf8Letters([.. cell]);
                (whole, wrong) = (whole + right, wrong + bad);
                if (kept.Count + cell.Count < most)
                {
                    kept.AddRange(cell);
                    kept.Add((byte)' ');
                }
            }

            cell.Clear();
            isForeign = false;
        }
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
}
