using System.Text;
using Kind = CrowdComms.Data.Badges.Drawing.BidiKind;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Computes the embedding levels of one line by the Unicode Bidirectional Algorithm (UAX #9, rules P2 to I2):
/// even levels read from left to right, odd ones from right to left. It is our own code because no free library in the
/// package feed does it. Explicit embeddings are not supported: <see cref="LineShaper"/> removes their control
/// characters.</summary>
internal static class ReadingOrder
{
    /// <summary>Returns the level of the whole text, by its first character with a strong direction: 1 for right to left.</summary>
    internal static int BaseLevel(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (BidiKinds.Of(rune))
            {
                case Kind.L:
                    return 0;
                case Kind.R or Kind.Al:
                    return 1;
            }
        }

        return 0;
    }

    /// <summary>Returns the level of each character.</summary>
    internal static int[] Levels(IReadOnlyList<Rune> text, int baseLevel)
    {
        var start = baseLevel == 1 ? Kind.R : Kind.L;
        var kinds = text.Select(BidiKinds.Of).ToArray();
        var spaces = Array.ConvertAll(kinds, k => k == Kind.Ws);
        ResolveWeak(kinds, start);
        ResolveNumbers(kinds, start);
        Brackets.Resolve(text, [.. kinds.Select(k => k == Kind.On ? (bool?)null : k != Kind.L)], start == Kind.R,
            (at, right) => kinds[at] = right ? Kind.R : Kind.L);
        ResolveNeutral(kinds, start);
        var levels = Array.ConvertAll(kinds, k => Level(k, baseLevel));
        for (var i = levels.Length - 1; i >= 0 && spaces[i]; i--)
        {
            levels[i] = baseLevel;
        }

        return levels;
    }

    /// <summary>Puts items from the logical order into the order in which they are seen (rule L2).</summary>
    internal static void Reorder<T>(IList<T> items, Func<T, int> level)
    {
        var highest = items.Count == 0 ? 0 : items.Max(level);
        for (var at = highest; at > 0; at--)
        {
            for (var i = 0; i < items.Count; i++)
            {
                var end = i;
                while (end < items.Count && level(items[end]) >= at)
                {
                    end++;
                }

                for (int a = i, b = end - 1; a < b; a++, b--)
                {
                    (items[a], items[b]) = (items[b], items[a]);
                }

                i = Math.Max(i, end);
            }
        }
    }

    // Rules W1 to W3 of UAX #9: combining characters, and digits after Arabic letters.
    private static void ResolveWeak(Kind[] kinds, Kind start)
    {
        var (before, strong) = (start, start);
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = kinds[i] == Kind.Nsm ? before : kinds[i];
            before = kind;
            strong = kind is Kind.L or Kind.R or Kind.Al ? kind : strong;
            kinds[i] = kind == Kind.En && strong == Kind.Al ? Kind.An : kind;
        }

        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = kinds[i] == Kind.Al ? Kind.R : kinds[i];
        }
    }

    // Rules W4 to W7 of UAX #9.
    private static void ResolveNumbers(Kind[] kinds, Kind start)
    {
        JoinSeparators(kinds);
        JoinSigns(kinds);
        FollowLetters(kinds, start);
    }

    // Rule W4: one separator between two numbers of a kind.
    private static void JoinSeparators(Kind[] kinds)
    {
        for (var i = 1; i < kinds.Length - 1; i++)
        {
            var same = kinds[i - 1] == kinds[i + 1];
            if (same
                && ((kinds[i] is Kind.Es or Kind.Cs && kinds[i - 1] == Kind.En)
                    || (kinds[i] == Kind.Cs && kinds[i - 1] == Kind.An)))
            {
                kinds[i] = kinds[i - 1];
            }
        }
    }

    // Rule W5: signs beside a number.
    private static void JoinSigns(Kind[] kinds)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.Et)
            {
                var end = i;
                while (end < kinds.Length && kinds[end] == Kind.Et)
                {
                    end++;
                }

                var number = (i > 0 && kinds[i - 1] == Kind.En) || (end < kinds.Length && kinds[end] == Kind.En);
                Array.Fill(kinds, number ? Kind.En : Kind.On, i, end - i);
            }
        }
    }

    // Rules W6 and W7: the separators and signs that are left, and digits after Latin letters.
    private static void FollowLetters(Kind[] kinds, Kind start)
    {
        var strong = start;
        for (var i = 0; i < kinds.Length; i++)
        {
            strong = kinds[i] is Kind.L or Kind.R ? kinds[i] : strong;
            kinds[i] =
                kinds[i] switch
                {
                    Kind.En when strong == Kind.L => Kind.L,
                    Kind.Es or Kind.Cs or Kind.Ws => Kind.On,
                    var kind => kind
                };
        }
    }

    // Rules N1 and N2 of UAX #9: characters without a direction of their own.
    private static void ResolveNeutral(Kind[] kinds, Kind start)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.On)
            {
                var end = i;
                while (end < kinds.Length && kinds[end] == Kind.On)
                {
                    end++;
                }

                var (left, right) =
                    (i == 0 ? start : Side(kinds[i - 1]), end == kinds.Length ? start : Side(kinds[end]));
                Array.Fill(kinds, left == right ? left : start, i, end - i);
            }
        }
    }

    private static Kind Side(Kind kind) => kind == Kind.L ? Kind.L : Kind.R;

    // Rules I1 and I2 of UAX #9: the level that follows from a character's kind.
    private static int Level(Kind kind, int baseLevel) => kind switch
    {
        Kind.L => baseLevel == 1 ? 2 : 0,
        Kind.R => 1,
        _ => 2,
    };
}
