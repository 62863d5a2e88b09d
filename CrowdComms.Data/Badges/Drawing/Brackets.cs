using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Gives both brackets of a pair the same reading direction (UAX #9, rule N0).</summary>
internal static class Brackets
{
    private const string Opening = "([{（「『【《〈", Closing = ")]}）」』】》〉";

    /// <summary>Finds the direction of each paired bracket.</summary>
    /// <param name="text">The characters of the line.</param>
    /// <param name="rightToLeft">For each character, whether it reads from right to left, numbers included; null for
    /// characters without a direction.</param>
    /// <param name="whole">Whether the line as a whole reads from right to left.</param>
    /// <param name="set">Called with the index of a bracket and whether it reads from right to left.</param>
    internal static void Resolve(IReadOnlyList<Rune> text, bool?[] rightToLeft, bool whole, Action<int, bool> set)
    {
        foreach (var (open, close) in Pairs(text).Order())
        {
            var inside = rightToLeft[(open + 1)..close].OfType<bool>().ToHashSet();
            if (inside.Count == 0)
            {
                continue;
            }

            // Text inside the brackets that reads against the line's direction decides only when the text before the
            // brackets reads against it too.
            var before = rightToLeft[..open].OfType<bool>().DefaultIfEmpty(whole).Last();
            var direction = inside.Contains(whole) ? whole : before;
            (rightToLeft[open], rightToLeft[close]) = (direction, direction);
            set(open, direction);
            set(close, direction);
        }
    }

    private static IEnumerable<(int Open, int Close)> Pairs(IReadOnlyList<Rune> text)
    {
        Stack<(int At, int Kind)> open = [];
        for (var i = 0; i < text.Count; i++)
        {
            var character = text[i].ToString();
            if (Opening.Contains(character, StringComparison.Ordinal))
            {
                open.Push((i, Opening.IndexOf(character, StringComparison.Ordinal)));
            }
            else if (Closing.IndexOf(character, StringComparison.Ordinal) is >= 0 and var kind
                && open.Any(o => o.Kind == kind))
            {
                while (open.Peek().Kind != kind)
                {
                    open.Pop();
                }

                yield return (open.Pop().At, i);
            }
        }
    }
}
