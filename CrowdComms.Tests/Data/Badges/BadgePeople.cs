using CrowdComms.Data.Badges;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Data.Badges;

/// <summary>People whose names are hard to set.</summary>
internal static class BadgePeople
{
    private const string Code = "0123456789ABCDEFGHJKMNPQRS";

    internal static IReadOnlyList<(string Script, BadgeContent Person)> All { get; } =
    [
        ("long",
            Of("Maximiliane-Alexandra Wilhelmina", "von Hohenzollern-Sigmaringen zu Fürstenberg",
                "Gesellschaft für angewandte Messtechnik und Präzisionsoptik KG",
                "Senior Vice President of Global Strategic Partnerships", "Exhibitor", "#a8790c")),
        ("arabic", Of("محمد عبد الرحمن", "الخوارزمي", "شركة الأفق للتكنولوجيا (Horizon) 2026", "مهندس", "ضيف شرف", "#ffd54a")),
        ("hebrew", Of("יוחנן", "בן־דוד", "חברת אלקטרוניקה 3000 Ltd.", "מנהל מוצר", "VIP", "#8a5bd6")),
        ("devanagari", Of("श्रीनिवास", "रामानुजन् अय्यंगार", "क्षितिज प्रौद्योगिकी", "गणितज्ञ", "Speaker", "#148a81")),
        ("chinese", Of("小明", "王", "北京清华科技有限公司", "工程师", "Press", "#cf4a42")),
        ("rare", Of("𠮷野家 ♪ Ada ♪", "ᏣᎳᎩ བོད་སྐད ߒߞߏ", "㈱ ⵜⵉⴼⵉⵏⴰⵖ ᠮᠣᠩᠭᠣᠯ ܣܘܪܝܝܐ",
            "🚀 👩‍💻 👨‍👩‍👧 🇩🇪 👍🏽 ❤ ☎", "ଓଡ଼ିଆ ᱥᱟᱱᱛᱟᱲᱤ", "#2f6f4e")),
        ("mixed", Of("이순신 Jürgen", "さくら مريم", "東京 Labs 株式会社", "จัดการ Đặng", "Staff", "#6b7686")),
    ];

    /// <summary>Somebody with letters that no font has: a private-use and an unassigned one, and a rare ideograph.</summary>
    internal static BadgeContent Boxes { get; } =
        Of("\uE000小\u0378", "王𠀂", "شركة \uE001 2026", "Ada \uE000", "Press", "#cf4a42");

    internal static BadgeContent Of(string script) =>
        script == "boxes" ? Boxes : All.Single(p => p.Script == script).Person;

    private static BadgeContent Of(string first, string last, string company, string job, string pass, string colour) =>
        new(new PersonDetails { FirstName = first, LastName = last, JobTitle = job })
        {
            Company = company,
            PassType = pass,
            Colour = colour,
            TicketCode = Code,
        };
}
