using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CrowdComms.Data.Imports;

/// <summary>Remembers which texts of a file were seen, and where first: 128 bits of the SHA-256 of each, because a million texts
/// themselves would fill the memory.</summary>
internal sealed class TextMarks
{
    private readonly Dictionary<UInt128, int> _seen = [];

    /// <summary>Remembers a text with a number; returns whether it is the first with this text.</summary>
    internal bool Add(string text, int number = 0) => _seen.TryAdd(Mark(text), number);

    /// <summary>The number with which a text was first added.</summary>
    internal int First(string text) => _seen[Mark(text)];

    private static UInt128 Mark(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
