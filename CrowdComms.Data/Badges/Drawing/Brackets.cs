using System.Text;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Both brackets of a pair read in one direction (UAX #9, N0).</summary>
internal static class Brackets
{
    private const string Opening = "([{（「『【《〈", Closing = ")]}）」』】》〉";

    /// <summary>Tells the direction of each paired bracket.</summary>
    /// <param name="text">The line.</param>
    /// <param name="rightToLeft">Of each character whether it reads to the left, numbers included;
    /// null for neutrals.</param>
    /// <param name="whole">Whether the whole line reads to the left.</param>
    /// <param name="set">Takes the place of a bracket and whether it reads to the left.</param>
    internal static void Resolve(IReadOnlyList<Rune> text, bool?[] rightToLeft, bool whole, Action<int, bool> set)
    {
        foreach (var (open, close) in Pairs(text).Order())
        {
            var inside = rightToLeft[(open + 1)..close].OfType<bool>().ToHashSet();
            if (inside.Count == 0)
            {
                continue;
            }

            // What is inside against the line's direction counts only where what stands before goes that way too.
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
