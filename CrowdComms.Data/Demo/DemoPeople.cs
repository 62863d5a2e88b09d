using Bogus;
using Bogus.DataSets;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Demo;

/// <summary>Invents the demo's registrants: the same ones for the same random numbers.</summary>
internal sealed class DemoPeople(Randomizer random)
{
    // Numbers that are reserved for fiction, so that they belong to nobody: https://www.ofcom.org.uk (07700 900),
    // https://www.bundesnetzagentur.de (030 23125), NANP 555-01.
    private static readonly string[] Phones = ["+44 7700 900###", "+49 30 23125 ###", "+1 202 555 01##"];

    private static readonly string[] Locales =
    [
        "de", "de", "de", "en_GB", "en_GB", "en_US", "en_IND", "en_NG", "fr", "fr", "es", "es_MX", "pl", "pl", "tr",
        "it", "nl", "sv", "cz", "pt_BR", "vi", "ro", "fi", "hr",
    ];

    private static readonly (string Code, float Weight)[] Passes =
        [("GEN", 0.55f), ("VIP", 0.07f), ("SPK", 0.05f), ("PRESS", 0.04f), ("EXH", 0.17f), ("STAFF", 0.04f),
            ("WORK", 0.08f)];

    private readonly Dictionary<string, Name> _names = Locales.Distinct(StringComparer.Ordinal)
        .ToDictionary(locale => locale, locale => new Name(locale) { Random = random }, StringComparer.Ordinal);

    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);

    /// <summary>Invents the given number of people, each with an email address of their own.</summary>
    internal IEnumerable<RegistrantDetails> Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (first, last, reading) = i % 60 == 7 ? Unusual(i / 60) : random.Bool(0.24f) ? OfScript() : OfLocale();
            var pass = random.WeightedRandom([.. Passes.Select(p => p.Code)], [.. Passes.Select(p => p.Weight)]);
            var company = Company(pass);
            var sometimes = Sometimes();
            yield return new RegistrantDetails(first, last, Email(reading, company?.Domain), pass, company?.Name)
            {
                Phone = sometimes(0.5f, Phones) is { } phone ? random.Replace(phone) : null,
                JobTitle = sometimes(0.7f, DemoNames.JobTitles),
                Dietary = sometimes(0.12f, DemoNames.Dietary),
                Accessibility = sometimes(0.03f, DemoNames.Accessibility),
                Notes = sometimes(0.05f, DemoNames.Notes),
                Tags = sometimes(0.3f, DemoNames.Tags) is { } tag ? [tag] : [],
            };
        }
    }

    private static (string First, string Last, string Reading) Unusual(int which)
    {
        var (first, last) = DemoNames.Unusual[which % DemoNames.Unusual.Count];
        return (first, last, $"{first.Split(' ')[0]} {last.Split(' ')[^1]}");
    }

    private (string First, string Last, string Reading) OfScript()
    {
        var (given, family) = random.ListItem([.. DemoNames.Scripts]);
        var (first, firstReading) = Pick(given);
        var (last, lastReading) = Pick(family);
        return (first, last, $"{firstReading} {lastReading}");
    }

    private (string Native, string Reading) Pick(string list)
    {
        var parts = random.ArrayElement(list.Split(' ')).Split('=');
        return (parts[0].Replace('_', ' '), parts[1]);
    }

    private (string First, string Last, string Reading) OfLocale()
    {
        var names = _names[random.ArrayElement(Locales)];
        var gender = random.Enum<Name.Gender>();
        var (first, last) = (names.FirstName(gender), names.LastName(gender));
        return (first, last, $"{first} {last}");
    }

    // The first companies of the list send the most people.
    private (string Name, string Domain)? Company(string pass)
    {
        var likely = pass switch { "EXH" => 1f, "STAFF" => 0f, "PRESS" => 0.3f, _ => 0.62f };
        var index =
            Math.Min(random.Int(0, DemoNames.Companies.Count - 1), random.Int(0, DemoNames.Companies.Count - 1));
        return random.Bool(likely) ? DemoNames.Companies[index] : null;
    }

    private string Email(string reading, string? domain)
    {
        var words = SearchText.Words(reading).Select(w => new string([.. w.Where(char.IsAsciiLetterOrDigit)]))
            .Where(w => w.Length > 0);
        var local = string.Join('.', words);
        var email = $"{local}@{domain ?? random.ArrayElement(["mail.example", "post.example", "inbox.example"])}";
        for (var number = 2; !_emails.Add(email); number++)
        {
            email = $"{local}{number}@{email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..]}";
        }

        return email;
    }

    private Func<float, IReadOnlyList<string>, string?> Sometimes() =>
        (likely, list) => random.Bool(likely) ? list[random.Int(0, list.Count - 1)] : null;
}
