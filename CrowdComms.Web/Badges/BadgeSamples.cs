using CrowdComms.Data.Badges;

namespace CrowdComms.Web.Badges;

/// <summary>Invented people with whom organisers try a badge layout.</summary>
internal static class BadgeSamples
{
    internal static IReadOnlyList<(string Name, BadgeContent Person)> All { get; } =
    [
        ("Usual", BadgeContent.Sample),
        ("Long", BadgeContent.Sample with
        {
            FirstName = "Maximiliane-Alexandra", LastName = "von Hohenzollern-Sigmaringen",
            Company = "Gesellschaft für angewandte Messtechnik und Präzisionsoptik",
            JobTitle = "Senior Vice President of Global Strategic Partnerships",
        }),
        ("Arabic", BadgeContent.Sample with { FirstName = "محمد", LastName = "الخوارزمي",
            Company = "شركة الأفق للتكنولوجيا", JobTitle = "مهندس" }),
        ("Hebrew", BadgeContent.Sample with { FirstName = "שרה", LastName = "כהן־לוי", Company = "אופק מערכות מידע", JobTitle = "מהנדסת" }),
        ("Devanagari", BadgeContent.Sample with { FirstName = "श्रीनिवास", LastName = "रामानुजन्",
            Company = "क्षितिज प्रौद्योगिकी", JobTitle = "गणितज्ञ" }),
        ("Chinese", BadgeContent.Sample with { FirstName = "小明", LastName = "王", Company = "北京清华科技有限公司", JobTitle = "工程师" }),
    ];
}
