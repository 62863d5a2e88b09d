using CrowdComms.Data.Badges;

namespace CrowdComms.Tests.Data.Badges;

/// <summary>People whose names are hard to set.</summary>
internal static class BadgePeople
{
    private const string Code = "0123456789ABCDEFGHJKMNPQRS";

    internal static IReadOnlyList<(string Script, BadgeContent Person)> All { get; } =
    [
        ("long",
            new("Maximiliane-Alexandra Wilhelmina", "von Hohenzollern-Sigmaringen zu Fürstenberg",
                "Gesellschaft für angewandte Messtechnik und Präzisionsoptik KG",
                "Senior Vice President of Global Strategic Partnerships", "Exhibitor", "#a8790c", Code)),
        ("arabic", new("محمد عبد الرحمن", "الخوارزمي", "شركة الأفق للتكنولوجيا (Horizon) 2026", "مهندس", "ضيف شرف",
            "#ffd54a", Code)),
        ("hebrew", new("יוחנן", "בן־דוד", "חברת אלקטרוניקה 3000 Ltd.", "מנהל מוצר", "VIP", "#8a5bd6", Code)),
        ("devanagari",
            new("श्रीनिवास", "रामानुजन् अय्यंगार", "क्षितिज प्रौद्योगिकी", "गणितज्ञ", "Speaker", "#148a81", Code)),
        ("chinese", new("小明", "王", "北京清华科技有限公司", "工程师", "Press", "#cf4a42", Code)),
        ("mixed", new("이순신 Jürgen", "さくら مريم", "東京 Labs 株式会社", "จัดการ Đặng", "Staff", "#6b7686", Code)),
    ];

    internal static BadgeContent Of(string script) => All.Single(p => p.Script == script).Person;
}
