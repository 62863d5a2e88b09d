using System.Text;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>The texts that the cells of a workbook share, packed as UTF-8: a string object for each of a million short
/// texts would need three times the memory.</summary>
internal sealed class SharedTexts
{
    /// <summary>The most bytes of UTF-8 that all shared texts of a workbook may have together.</summary>
    internal const int Most = 64 * 1024 * 1024;

    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[4096];
    private int _used;

    internal int Count => _ends.Count;

    /// <summary>The text with this number, counted from 0; an empty text where the workbook has none.</summary>
    internal string this[int number]
    {
        get
        {
            if (number < 0 || number >= _ends.Count)
            {
                return "";
            }

            var start = number == 0 ? 0 : _ends[number - 1];
            return Encoding.UTF8.GetString(_bytes, start, _ends[number] - start);
        }
    }

    /// <summary>Adds the next text.</summary>
    /// <exception cref="UnreadableException">All texts together are longer than <see cref="Most"/>.</exception>
    internal void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (_used + length > Most)
        {
            throw new UnreadableException($"The workbook holds more than {Most / (1024 * 1024)} MB of text. "
                + "Remove the columns that are not needed, or save the list as CSV, and upload that.");
        }

        if (_used + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Min(Most, Math.Max(_used + length, _bytes.Length * 2)));
        }

        _used += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_used));
        _ends.Add(_used);
    }
}
